import * as api from '@luhuan/shared/api/redemptions';
import * as returns from '@luhuan/shared/api/returns';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Rings } from '../platform/digests.ts';
import type { Log } from '../platform/log.ts';
import type { NameOf } from '../platform/name-of.ts';
import type { Table } from '../platform/table.ts';
import { trialTable } from '../platform/trial-table.ts';
import { findRedemption } from './find-redemption.ts';
import type { PhaseOf } from './fiscal-phase.ts';
import { listRedemptions } from './list-redemptions.ts';
import { listReturns } from './list-returns.ts';
import { quoteReturn } from './quote-return.ts';
import { quoteSale } from './quote-sale.ts';
import { redeemVoucher } from './redeem-voucher.ts';
import { reserveVoucher } from './reserve-voucher.ts';
import { type Reserved, reservedOnTrial, trialIds } from './trial.ts';
import { returnGoods } from './return-goods.ts';

type Deps = {
  readonly table: Table;
  readonly keys: Keys;
  readonly rings: Rings;
  readonly newId: NewId;
  readonly log: Log;
  readonly phaseOf: PhaseOf;
  readonly nameOf: NameOf;
  readonly reserved?: Reserved;
};

export const redemptionRoutes = (deps: Deps): Binding[] => [
  bind(api.reserveVoucher, ({ body, ...request }) => reserveVoucher(deps)({ ...body, ...request })),
  bind(api.quoteSale, ({ body, person, now }) => quoteSale(deps.table)(body, person, now)),
  bind(api.redeemVoucher, ({ body: sale, ...request }) => redeemVoucher(deps)({ sale, ...request })),
  bind(api.listRedemptions, ({ person, query }) => listRedemptions(deps.table)(person, query)),
  bind(returns.getRedemption, ({ person, params }) => findRedemption(deps.table)(person, params.redemptionId)),
  bind(returns.quoteReturn, ({ person, body }) => quoteReturn(deps)(person, body.redemptionId, body.want)),
  bind(returns.returnGoods, ({ params, body: asked, ...request }) =>
    returnGoods(deps)({ ...params, asked, ...request }),
  ),
  bind(returns.listReturns, ({ person, query }) => listReturns(deps.table)(person, query)),
];

/** The same use cases for `Dry-Run: true`. */
export const redemptionTrials = (deps: Deps): Binding[] =>
  redemptionRoutes({
    ...deps,
    table: trialTable(deps.table),
    newId: trialIds(deps.newId),
    reserved: reservedOnTrial,
  }).filter(({ endpoint }) => endpoint.dryRun);
