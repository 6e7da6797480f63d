import type { EventOf } from '@luhuan/shared/event/event';
import { noticeIdOf } from '@luhuan/shared/notice/notice';
import { type Table, writeOne } from '../platform/table.ts';
import { addNotice } from './store.ts';

/** Tells a person what was done for them. A repeat finds the notice there and changes nothing, its marks included. */
export const notifyPrincipals =
  (table: Table) =>
  async ({ eventId, principal, delegate, at, act }: EventOf<'ActedFor'>): Promise<void> => {
    const notice = { noticeId: noticeIdOf(eventId, at), delegate, at, act, readAt: null, disavowedAt: null };
    await writeOne(table, addNotice(table, principal, notice));
  };
