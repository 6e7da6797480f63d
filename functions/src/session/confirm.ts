import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { PersonId, SessionId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Table, writeOne } from '../platform/table.ts';
import { confirmUntil, readSession } from './store.ts';

/** Long enough to read a plan once more, too short for a screen that was left open. An assumption. */
const CONFIRMED_SECONDS = 600;

export const confirmedUntilFrom = (now: Instant): Instant => plusSeconds(now, CONFIRMED_SECONDS);

/** Opens the verbs that need a confirmation, on this one session, for ten minutes. */
export const confirmSession =
  (table: Table) =>
  async (
    { personId, sessionId }: { readonly personId: PersonId; readonly sessionId: SessionId },
    now: Instant,
  ): Promise<Result<{ confirmedUntil: Instant }, RefusalOf<'NotFound'>>> => {
    const session = await readSession(table, personId, sessionId);
    const confirmedUntil = confirmedUntilFrom(now);
    if (session === undefined || !(await writeOne(table, confirmUntil(table, session, confirmedUntil))))
      return refuse({ code: 'NotFound' });
    return ok({ confirmedUntil });
  };
