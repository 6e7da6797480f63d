import type { Page } from '@luhuan/shared/api/endpoint';
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import { listReturns } from '@luhuan/shared/api/returns';
import type { RedemptionId } from '@luhuan/shared/ids';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStaff } from '../../clerk.ts';

const LIMIT = 20;
const NOTHING: Page<Redemption> = { items: [], cursor: null };

/** Pages after the first; they belong to the first page they were asked after. */
type More = { readonly after: string; readonly page: Page<Redemption>; readonly state: 'idle' | 'loading' | 'failed' };

/** Redemptions of the own shop, newest first, or those that something came back of, as far as they were asked for. */
export const useRedemptions = () => {
  const staff = useStaff();
  const [returned, setReturned] = useState(false);
  const list = (query: { limit: number; cursor?: string }) =>
    returned ? call(send, listReturns, { query }) : call(send, listRedemptions, { query });
  const first = useLoad(
    async () => (staff.state === 'clerk' ? list({ limit: LIMIT }) : ok(NOTHING)),
    `redemptions ${staff.state} ${returned}`,
  );
  const [more, setMore] = useState<More>();
  const [opened, setOpened] = useState<RedemptionId>();
  const after = first.state === 'shown' ? first.value.cursor : null;
  const following = more?.after === after ? more : undefined;
  const cursor = following === undefined ? after : following.page.cursor;

  const loadMore = async () => {
    if (after === null || cursor === null) return;
    const before = following?.page ?? { items: [], cursor };
    setMore({ after, page: before, state: 'loading' });
    const next = await list({ limit: LIMIT, cursor });
    setMore(
      next.ok
        ? { after, page: { items: [...before.items, ...next.value.items], cursor: next.value.cursor }, state: 'idle' }
        : { after, page: before, state: 'failed' },
    );
  };
  return {
    staff,
    returned,
    show: setReturned,
    first,
    more: {
      items: following?.page.items ?? [],
      hasMore: cursor !== null,
      state: following?.state ?? 'idle',
      load: () => void loadMore(),
    },
    opened,
    toggle: (id: RedemptionId) => setOpened(id === opened ? undefined : id),
  };
};
export type Redemptions = ReturnType<typeof useRedemptions>;
