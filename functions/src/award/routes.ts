import * as api from '@luhuan/shared/api/awards';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { declineAward } from './decline-award.ts';
import { getStanding } from './get-standing.ts';
import { takeCoupon } from './take-coupon.ts';

export const awardRoutes = (deps: { readonly table: Table }): Binding[] => [
  bind(api.getStanding, ({ params, person, now }) => getStanding(deps.table)(params.campaignId, person, now)),
  bind(api.declineAward, ({ params, ...request }) => declineAward(deps)({ ...params, ...request })),
  bind(api.takeCoupon, ({ params, ...request }) => takeCoupon(deps)({ ...params, ...request })),
];
