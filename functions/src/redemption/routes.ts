import * as api from '@luhuan/shared/api/redemptions';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Rings } from '../platform/digests.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../platform/table.ts';
import { listRedemptions } from './list-redemptions.ts';
import { quoteSale } from './quote-sale.ts';
import { redeemVoucher } from './redeem-voucher.ts';
import { reserveVoucher } from './reserve-voucher.ts';

export const redemptionRoutes = (deps: {
  readonly table: Table;
  readonly keys: Keys;
  readonly rings: Rings;
  readonly newId: NewId;
  readonly log: Log;
}): Binding[] => [
  bind(api.reserveVoucher, ({ body, ...request }) => reserveVoucher(deps)({ ...body, ...request })),
  bind(api.quoteSale, ({ body, now }) => quoteSale(deps.table)(body, now)),
  bind(api.redeemVoucher, ({ body: sale, ...request }) => redeemVoucher(deps)({ sale, ...request })),
  bind(api.listRedemptions, ({ person, query }) => listRedemptions(deps.table)(person, query)),
];
