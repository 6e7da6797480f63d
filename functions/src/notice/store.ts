import type { Page } from '@luhuan/shared/api/endpoint';
import { Category } from '@luhuan/shared/appliance/category';
import { Day, type Instant as At, Instant, dayOf } from '@luhuan/shared/clock';
import { type NoticeId, PersonId } from '@luhuan/shared/ids';
import { Disavowal } from '@luhuan/shared/notice/disavowal';
import { Notice } from '@luhuan/shared/notice/notice';
import type { ActivePower } from '@luhuan/shared/power/power';
import { type RegionCode, stemOf } from '@luhuan/shared/region';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read, writeOne } from '../platform/table.ts';

export const NoticeRow = Notice.extend({ type: z.literal('notice'), principal: PersonId });

/** The first time on a day that a delegate got the code of a voucher. */
export const ActRow = z.object({
  type: z.literal('act'),
  principal: PersonId,
  delegate: PersonId,
  voucherId: VoucherId,
  category: Category,
  day: Day,
  at: Instant,
});

export const DisavowalRow = z.object({ type: z.literal('disavowal'), disavowal: Disavowal });

const partition = (principal: PersonId): string => `PERSON#${principal}`;
const noticeKey = (principal: PersonId, noticeId: NoticeId): Key => ({
  pk: partition(principal),
  sk: `NOTICE#${noticeId}`,
});

type Shown = Pick<ActivePower, 'principal' | 'delegate'>;

/** Notes that a delegate gets the code of a voucher; once a day, so the look before the write spares most of them. */
export const noteShown = async (
  table: Table,
  { principal, delegate }: Shown,
  { voucherId, category }: Voucher,
  now: At,
): Promise<void> => {
  const day = dayOf(now);
  const key = { pk: partition(principal), sk: `ACT#${day}#${voucherId}#${delegate}` };
  if ((await read(table, key, ActRow)) !== undefined) return;
  const act: z.input<typeof ActRow> = { type: 'act', principal, delegate, voucherId, category, day, at: now };
  await writeOne(table, {
    Put: { TableName: table.name, Item: { ...key, ...act }, ConditionExpression: 'attribute_not_exists(pk)' },
  });
};

/** One event, one notice: its id comes from the event. */
export const addNotice = (table: Table, principal: PersonId, notice: Notice): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...noticeKey(principal, notice.noticeId), type: 'notice', principal, ...notice },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const readNotice = (table: Table, principal: PersonId, noticeId: NoticeId): Promise<Notice | undefined> =>
  read(table, noticeKey(principal, noticeId), Notice);

/** Newest first. */
export const listNotices = (
  table: Table,
  principal: PersonId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Notice>> =>
  query(
    table,
    { pk: partition(principal), prefix: 'NOTICE#', descending: true, limit: page.limit, after: page.cursor },
    Notice,
  );

const mark = (table: Table, key: Key, field: 'readAt' | 'disavowedAt', now: At): NonNullable<Write['Update']> => ({
  TableName: table.name,
  Key: key,
  UpdateExpression: 'SET #field = :now',
  ConditionExpression: '#field = :none',
  ExpressionAttributeNames: { '#field': field },
  ExpressionAttributeValues: { ':now': now, ':none': null },
});

/** Its condition fails when the notice was read before, or is not there. */
export const markRead = (table: Table, principal: PersonId, noticeId: NoticeId, now: At): Write => ({
  Update: mark(table, noticeKey(principal, noticeId), 'readAt', now),
});

/** Its condition fails when the person has said so before. */
export const markDisavowed = (table: Table, principal: PersonId, noticeId: NoticeId, now: At): Write => ({
  Update: mark(table, noticeKey(principal, noticeId), 'disavowedAt', now),
});

/** Rare, and read by country, province and city alike: one partition, by region and, within it, by time. */
const DISAVOWALS = 'DISAVOWALS#ALL';

export const addDisavowal = (table: Table, disavowal: Disavowal): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: DISAVOWALS,
      sk: `${disavowal.regionCode}#${disavowal.noticeId}`,
      type: 'disavowal',
      disavowal,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const listDisavowals = async (
  table: Table,
  regionCode: RegionCode,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Disavowal>> => {
  const range = { pk: DISAVOWALS, prefix: stemOf(regionCode), descending: true, limit: page.limit, after: page.cursor };
  const { items, cursor } = await query(table, range, DisavowalRow);
  return { items: items.map(({ disavowal }) => disavowal), cursor };
};
