import * as z from 'zod';
import { NoticeId } from '../ids.ts';
import { Disavowal, VoucherFate } from '../notice/disavowal.ts';
import { Notice } from '../notice/notice.ts';
import { Paging, ask, get, pageOf, post } from './endpoint.ts';

/** A notice with the full name of who acted; `null` when the vault has none. */
export const NamedNotice = Notice.extend({ delegateName: z.string().nullable() }).meta({ id: 'NamedNotice' });
export type NamedNotice = z.infer<typeof NamedNotice>;

export const listNotices = get({
  id: 'listNotices',
  path: '/v1/notices',
  summary: 'What others did for the caller, newest first',
  query: Paging,
  reply: pageOf(NamedNotice),
});

/** More are not counted. */
export const UNREAD_MAX = 99;

export const countNotices = get({
  id: 'countNotices',
  path: '/v1/notices/unread',
  summary: 'How many of the newest 99 notices are unread',
  reply: z.object({ unread: z.int().min(0).max(UNREAD_MAX) }),
});

export const readNotices = ask({
  id: 'readNotices',
  path: '/v1/notices/readings',
  summary: 'Note that notices were on the screen',
  body: z.strictObject({ noticeIds: z.array(NoticeId).min(1).max(100) }),
  reply: z.object({ read: z.literal(true) }),
  refusals: ['NotFound'],
});

export const disavowNotice = post({
  id: 'disavowNotice',
  path: '/v1/notices/{noticeId}/disavowals',
  summary: 'Say that one had not asked for it: ends the power, gives the voucher back, tells the office',
  params: z.strictObject({ noticeId: NoticeId }),
  body: z.strictObject({}),
  reply: z.object({ notice: Notice, fate: VoucherFate }),
  refusals: ['NotFound'],
});

export const listDisavowals = get({
  id: 'listDisavowals',
  path: '/v1/disavowals',
  summary: 'What people of the region had not asked for, newest first within each place',
  query: Paging,
  reply: pageOf(Disavowal),
});
