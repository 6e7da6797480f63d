import { listShopPromotions, stopPromotion } from '@luhuan/shared/api/promotions';
import { may } from '@luhuan/shared/person/permission';
import type { Promotion } from '@luhuan/shared/promotion/promotion';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStaff } from '../../clerk.ts';

const STEP = 20;
const SHOWN_MAX = 100;
export type Tab = 'running' | 'add' | 'bundle';

/** Promotions of the own shop. */
export const usePromotions = () => {
  const staff = useStaff();
  const [tab, look] = useState<Tab>('running');
  const [limit, setLimit] = useState(STEP);
  const screen = useLoad(
    async () =>
      staff.state === 'clerk' ? call(send, listShopPromotions, { query: { limit } }) : ok({ items: [], cursor: null }),
    `own promotions ${staff.state} ${limit}`,
  );
  return {
    staff,
    tab,
    look,
    screen,
    mayMake: staff.state === 'clerk' && may(staff.person, 'makePromotion'),
    now: useNow(),
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type PromotionsPage = ReturnType<typeof usePromotions>;

/** Stopping one for good: asked once more first. */
export const useStopping = ({ promotionId }: Promotion, onDone: () => void) => {
  const [asking, ask] = useState(false);
  const { sent, submit, clear } = useOnce(`stop-promotion:${promotionId}`, (key) =>
    call(send, stopPromotion, { key, params: { promotionId }, body: {} }),
  );
  const stop = async (): Promise<void> => {
    if ((await submit()).state !== 'done') return;
    ask(false);
    onDone();
  };
  return { asking, ask, sent, stop: () => void stop(), clear };
};
