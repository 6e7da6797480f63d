import { lapseOrders } from '../order/lapse-orders.ts';
import { tellParties } from '../fair/tell-parties.ts';
import { tellEndings } from '../points/tell-endings.ts';
import { expireVouchers } from '../voucher/expire-vouchers.ts';
import { deps } from './deps.ts';

const expire = expireVouchers(deps);
const lapse = lapseOrders(deps);
const tell = tellEndings(deps);
const tellOfFairs = tellParties(deps);

/** Runs on a schedule; goes on until nothing is due. */
export const handler = async (): Promise<void> => {
  while ((await expire()) > 0);
  while ((await lapse()) > 0);
  while ((await tell()) > 0);
  while ((await tellOfFairs()) > 0);
};
