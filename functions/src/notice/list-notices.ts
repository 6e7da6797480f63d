import type { Page } from '@luhuan/shared/api/endpoint';
import { type NamedNotice, UNREAD_MAX } from '@luhuan/shared/api/notices';
import type { Instant } from '@luhuan/shared/clock';
import { personIn } from '@luhuan/shared/api-key/clerk';
import type { NoticeId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { isNameless } from '@luhuan/shared/notice/notice';
import type { Disavowal } from '@luhuan/shared/notice/disavowal';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type NameOf, readerOf } from '../platform/name-of.ts';
import { type Table, writeOne } from '../platform/table.ts';
import * as store from './store.ts';

type Paged = { limit: number; cursor?: string | undefined };

/** What a person is told, newest first, with who it was that did it. */
export const listNotices =
  ({ table, nameOf }: { readonly table: Table; readonly nameOf: NameOf }) =>
  async (person: Person, page: Paged, now: Instant): Promise<Result<Page<NamedNotice>, never>> => {
    const { items, cursor } = await store.listNotices(table, person.personId, page);
    const named = items.filter(({ act }) => !isNameless(act)).flatMap(({ delegate }) => personIn(delegate) ?? []);
    const delegates = [...new Set(named)];
    const names = new Map<string, string | null>(
      await Promise.all(delegates.map(async (one) => [one, await nameOf(one, readerOf(person), now)] as const)),
    );
    return ok({
      items: items.map((notice) => ({ ...notice, delegateName: names.get(notice.delegate) ?? null })),
      cursor,
    });
  };

/** Reads no names: a badge on a button is no reason to open the vault. */
export const countNotices =
  (table: Table) =>
  async ({ personId }: Person): Promise<Result<{ unread: number }, never>> => {
    const { items } = await store.listNotices(table, personId, { limit: UNREAD_MAX });
    return ok({ unread: items.filter(({ readAt }) => readAt === null).length });
  };

/** Marks notices as read; what is not there, or not the person's, is refused, and the rest is marked all the same. */
export const readNotices =
  (table: Table) =>
  async (
    { personId }: Person,
    noticeIds: readonly NoticeId[],
    now: Instant,
  ): Promise<Result<{ read: true }, RefusalOf<'NotFound'>>> => {
    const there = await Promise.all(
      noticeIds.map(
        async (noticeId) =>
          (await writeOne(table, store.markRead(table, personId, noticeId, now))) ||
          (await store.readNotice(table, personId, noticeId)) !== undefined,
      ),
    );
    return there.every(Boolean) ? ok({ read: true }) : refuse({ code: 'NotFound' });
  };

/** What people within the reach of an office had not asked for. */
export const listDisavowals =
  (table: Table) =>
  async ({ officeRegionCode }: Person, page: Paged): Promise<Result<Page<Disavowal>, never>> =>
    ok(
      officeRegionCode === null
        ? { items: [], cursor: null }
        : await store.listDisavowals(table, officeRegionCode, page),
    );
