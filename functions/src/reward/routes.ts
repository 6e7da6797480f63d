import * as api from '@luhuan/shared/api/rewards';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import {
  findRewardOrder,
  handOutReward,
  listOfficeRewards,
  listOwnOrders,
  listRewards,
  makeReward,
  pauseReward,
  restockReward,
} from './keep-rewards.ts';
import { orderReward, refundReward } from './order-reward.ts';

export const rewardRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listRewards, ({ params }) => listRewards(table)(params.regionCode)),
    bind(api.orderReward, ({ params, person: { personId }, attempt }) =>
      orderReward(deps)({ ...params, personId, attempt }),
    ),
    bind(api.listRewardOrders, ({ person, query }) => listOwnOrders(table)(person, query)),
    bind(api.refundReward, ({ params, person: { personId }, attempt }) =>
      refundReward(table)({ ...params, personId, attempt }),
    ),
    bind(api.listOfficeRewards, ({ person, query }) => listOfficeRewards(table)(person, query)),
    bind(api.makeReward, ({ body, person, attempt }) => makeReward(deps)({ ...body, person, attempt })),
    bind(api.restockReward, ({ params, body, person, attempt }) =>
      restockReward(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.pauseReward, ({ params, body, person, attempt }) =>
      pauseReward(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.findRewardOrder, ({ params, person }) => findRewardOrder(table)(person, params.code)),
    bind(api.handOutReward, ({ params, person, attempt }) => handOutReward(table)({ ...params, person, attempt })),
  ];
};
