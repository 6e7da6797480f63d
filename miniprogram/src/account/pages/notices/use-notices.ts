import { listNotices, readNotices } from '@luhuan/shared/api/notices';
import { useEffect, useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';

const STEP = 20;
/** As many as one request brings. */
const SHOWN_MAX = 100;

/** The newest notices, as many as were asked for; what is on the screen counts as read from the next time on. */
export const useNoticeList = () => {
  const [limit, setLimit] = useState(STEP);
  const screen = useLoad(() => call(send, listNotices, { query: { limit } }), `notices ${limit}`);
  const items = screen.state === 'shown' ? screen.value.items : undefined;
  useEffect(() => {
    const noticeIds = (items ?? []).filter(({ readAt }) => readAt === null).map(({ noticeId }) => noticeId);
    if (noticeIds.length > 0) void call(send, readNotices, { body: { noticeIds } });
  }, [items]);
  return { screen, canGrow: limit < SHOWN_MAX, grow: () => setLimit(limit + STEP) };
};

export const useNotices = () => ({ signedIn: useStored(session) !== null });
export type Notices = ReturnType<typeof useNotices>;
