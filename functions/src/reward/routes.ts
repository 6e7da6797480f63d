import * as api from '@luhuan/shared/api/rewards';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const keepRewards = () => import('./keep-rewards.ts');
const loadOrderReward = () => import('./order-reward.ts');

export const rewardRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listRewards, async ({ params }) => (await keepRewards()).listRewards(table)(params.regionCode)),
    bind(api.orderReward, async ({ params, person: { personId }, attempt }) =>
      (await loadOrderReward()).orderReward(deps)({ ...params, personId, attempt }),
    ),
    bind(api.listRewardOrders, async ({ person, query }) => (await keepRewards()).listOwnOrders(table)(person, query)),
    bind(api.refundReward, async ({ params, person: { personId }, attempt }) =>
      (await loadOrderReward()).refundReward(table)({ ...params, personId, attempt }),
    ),
    bind(api.listOfficeRewards, async ({ person, query }) =>
      (await keepRewards()).listOfficeRewards(table)(person, query),
    ),
    bind(api.makeReward, async ({ body, person, attempt }) =>
      (await keepRewards()).makeReward(deps)({ ...body, person, attempt }),
    ),
    bind(api.restockReward, async ({ params, body, person, attempt }) =>
      (await keepRewards()).restockReward(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.pauseReward, async ({ params, body, person, attempt }) =>
      (await keepRewards()).pauseReward(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.findRewardOrder, async ({ params, person }) =>
      (await keepRewards()).findRewardOrder(table)(person, params.code),
    ),
    bind(api.handOutReward, async ({ params, person, attempt }) =>
      (await keepRewards()).handOutReward(table)({ ...params, person, attempt }),
    ),
  ];
};
