import * as api from '@luhuan/shared/api/vouchers';
import { openPace } from '../admission/pace.ts';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Log } from '../platform/log.ts';
import type { ClaimDeps } from './claim-slot.ts';
import { claimVoucher } from './claim-voucher.ts';
import { claimsOnce } from './claims-once.ts';
import { giveBackVoucher } from './give-back-voucher.ts';
import { getVoucher, listVouchers } from './list-vouchers.ts';

export const voucherRoutes = (deps: ClaimDeps & { readonly keys: Keys; readonly log: Log }): Binding[] => {
  const claiming = { ...deps, pace: openPace(), once: claimsOnce() };
  return [
    bind(api.claimVoucher, ({ params, body, ...request }) =>
      claimVoucher(claiming)({ ...params, ...body, ...request }),
    ),
    bind(api.listVouchers, ({ person, actor, now }) => listVouchers(deps)(person, actor, now)),
    bind(api.getVoucher, ({ params, ...request }) => getVoucher(deps)({ ...params, ...request })),
    bind(api.giveBackVoucher, ({ params, ...request }) => giveBackVoucher(deps)({ ...params, ...request })),
  ];
};
