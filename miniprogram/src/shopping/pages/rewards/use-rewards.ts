import { getPoints } from '@luhuan/shared/api/points';
import { listRewardOrders, listRewards, orderReward, refundReward } from '@luhuan/shared/api/rewards';
import { getRegion } from '@luhuan/shared/api/regions';
import type { RegionCode } from '@luhuan/shared/region';
import { ok } from '@luhuan/shared/result';
import type { Reward, RewardOrder } from '@luhuan/shared/reward/reward';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { preferences } from '../../../storage/preferences.ts';
import { useStored } from '../../../storage/stored.ts';
import { useDeeds } from './use-deeds.ts';

const STEP = 20;
const SHOWN_MAX = 100;
const MINUTE_MS = 60_000;
const TABS = ['shelf', 'mine', 'deeds'] as const;
export type Tab = (typeof TABS)[number];

/** What points buy where the person lives, what they can spend, and what they bought. */
export const useRewards = () => {
  const { home } = useStored(preferences);
  const [chosen, choose] = useState<RegionCode>();
  const regionCode = chosen ?? home.regionCode;
  const asked = useRouter().params['tab'];
  const [tab, look] = useState<Tab>(TABS.find((one) => one === asked) ?? 'shelf');
  const [picking, setPicking] = useState(false);
  const [limit, setLimit] = useState(STEP);
  const isShopper = useStored(session)?.person.roles.includes('shopper') ?? false;
  const params = { regionCode };
  const place = useLoad(() => call(send, getRegion, { params }), `place ${regionCode}`);
  const shelf = useLoad(() => call(send, listRewards, { params }), `rewards ${regionCode}`);
  const points = useLoad(
    async () => (isShopper ? call(send, getPoints, { query: { limit: 1 } }) : ok(null)),
    `points to spend ${isShopper}`,
  );
  const mine = useLoad(
    async () => (isShopper ? call(send, listRewardOrders, { query: { limit } }) : ok({ items: [], cursor: null })),
    `own rewards ${isShopper} ${limit}`,
  );
  const reload = () => {
    for (const one of [shelf, points, mine]) if (one.state === 'shown') one.reload();
  };
  return {
    placeName: place.state === 'shown' ? [...place.value.path.slice(1), place.value.name].join('') : '',
    tab,
    look,
    isShopper,
    shelf,
    active: points.state === 'shown' && points.value !== null ? points.value.sums.active : null,
    mine,
    deeds: useDeeds(regionCode, isShopper),
    reload,
    now: useNow(MINUTE_MS),
    picking,
    setPicking,
    pick: (region: { regionCode: RegionCode }) => {
      choose(region.regionCode);
      setPicking(false);
    },
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type RewardsPage = ReturnType<typeof useRewards>;

/** One reward that is being bought, and where that stands. */
export const useOrdering = ({ rewardId }: Reward, onDone: () => void) => {
  const [asking, ask] = useState(false);
  const { sent, submit, clear } = useOnce(`reward:${rewardId}`, (key) =>
    call(send, orderReward, { key, params: { rewardId }, body: {} }),
  );
  const order = async (): Promise<void> => {
    ask(false);
    if ((await submit()).state === 'done') onDone();
  };
  return { asking, ask, sent, order, clear };
};

/** One reward that is being given back, and where that stands. */
export const useRefund = ({ rewardOrderId }: RewardOrder, onDone: () => void) => {
  const [asking, ask] = useState(false);
  const { sent, submit, clear } = useOnce(`reward-back:${rewardOrderId}`, (key) =>
    call(send, refundReward, { key, params: { rewardOrderId }, body: {} }),
  );
  const refund = async (): Promise<void> => {
    ask(false);
    if ((await submit()).state === 'done') onDone();
  };
  return { asking, ask, sent, refund, clear };
};
