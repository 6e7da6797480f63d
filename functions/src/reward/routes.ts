import * as prizes from '@luhuan/shared/api/prizes';
import * as api from '@luhuan/shared/api/rewards';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

type Deps = { readonly table: Table; readonly newId: NewId; readonly newSecret: () => string };

// loaded with the first question
const keepRewards = () => import('./keep-rewards.ts');
const getPrizes = () => import('./get-prizes.ts');
const loadOrderReward = () => import('./order-reward.ts');
const prizeValue = () => import('./prize-value.ts');

const prizeRoutes = (table: Table): Binding[] => [
  bind(prizes.getPrizeDraw, async ({ params }) => (await getPrizes()).getPrizeDraw(table)(params.rewardId)),
  bind(prizes.listPrizeEntries, async ({ params, query }) =>
    (await getPrizes()).listPrizeEntries(table)(params.rewardId, query.cursor),
  ),
  bind(prizes.getOfficePrizeDraw, async ({ params, person }) =>
    (await getPrizes()).getOfficePrizeDraw(table)(person, params.rewardId),
  ),
  bind(prizes.enterPrizeValue, async ({ params, body: value, person, attempt }) =>
    (await prizeValue()).enterPrizeValue(table)({ ...params, value, person, attempt }),
  ),
  bind(prizes.confirmPrizeValue, async ({ params, body, person, attempt }) =>
    (await prizeValue()).confirmPrizeValue(table)({ ...params, ...body, person, attempt }),
  ),
];

export const rewardRoutes = (deps: Deps): Binding[] => {
  const { table } = deps;
  return [
    ...prizeRoutes(table),
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
