import type { Instant } from '@luhuan/shared/clock';
import type { PersonId, SessionId } from '@luhuan/shared/ids';
import type { OpenSession } from '@luhuan/shared/person/session';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import * as store from './store.ts';

type Own = { readonly personId: PersonId; readonly sessionId: SessionId };

/** Where the person is signed in, the calling device marked. */
export const listSessions =
  (table: Table) =>
  async (own: Own, now: Instant): Promise<Result<{ items: (OpenSession & { current: boolean })[] }, never>> => {
    const sessions = (await store.listSessions(table, own.personId)).filter(({ expiresAt }) => now < expiresAt);
    return ok({ items: sessions.map((session) => ({ ...session, current: session.sessionId === own.sessionId })) });
  };

/** Signs a device of the person out. */
export const endSession =
  (table: Table) =>
  async (own: Own): Promise<Result<{ ended: true }, RefusalOf<'NotFound'>>> =>
    (await store.removeSession(table, own.personId, own.sessionId))
      ? ok({ ended: true })
      : refuse({ code: 'NotFound' });
