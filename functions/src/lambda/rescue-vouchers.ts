import { rescueVouchers } from '../register/rescue-vouchers.ts';
import { deps } from './deps.ts';

const run = rescueVouchers(deps);

/** Runs on a schedule; goes on until nothing is left to free. */
export const handler = async (): Promise<void> => {
  while ((await run()) > 0);
};
