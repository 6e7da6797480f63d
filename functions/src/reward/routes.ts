import * as prizes from '@luhuan/shared/api/prizes';
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
import { getOfficePrizeDraw, getPrizeDraw, listPrizeEntries } from './get-prizes.ts';
import { orderReward, refundReward } from './order-reward.ts';
import { confirmPrizeValue, enterPrizeValue } from './prize-value.ts';

type Deps = { readonly table: Table; readonly newId: NewId; readonly newSecret: () => string };

const prizeRoutes = (table: Table): Binding[] => [
  bind(prizes.getPrizeDraw, ({ params }) => getPrizeDraw(table)(params.rewardId)),
  bind(prizes.listPrizeEntries, ({ params, query }) => listPrizeEntries(table)(params.rewardId, query.cursor)),
  bind(prizes.getOfficePrizeDraw, ({ params, person }) => getOfficePrizeDraw(table)(person, params.rewardId)),
  bind(prizes.enterPrizeValue, ({ params, body: value, person, attempt }) =>
    enterPrizeValue(table)({ ...params, value, person, attempt }),
  ),
  bind(prizes.confirmPrizeValue, ({ params, body, person, attempt }) =>
    confirmPrizeValue(table)({ ...params, ...body, person, attempt }),
  ),
];

export const rewardRoutes = (deps: Deps): Binding[] => {
  const { table } = deps;
  return [
    ...prizeRoutes(table),
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
