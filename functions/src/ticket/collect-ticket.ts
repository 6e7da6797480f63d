import type { TicketAnswer } from '@luhuan/shared/api/sessions';
import type { Instant } from '@luhuan/shared/clock';
import type { TicketId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse, unreachable } from '@luhuan/shared/result';
import { readPerson } from '../person/store.ts';
import { sameText } from '../platform/digest.ts';
import { commit } from '../platform/table.ts';
import { type SessionDeps, newSession } from '../session/open-session.ts';
import { addSession, readSession } from '../session/store.ts';
import { secretDigest } from './open-ticket.ts';
import { type TicketRow, changeTicket, readTicket } from './store.ts';

type CollectRefusal = RefusalOf<'NotFound' | 'TicketOver'>;

/** Hands the approved session out, once: ticket and session change together. */
const handOut = async (
  deps: SessionDeps,
  ticket: Extract<TicketRow, { state: 'approved' }>,
  now: Instant,
): Promise<Result<TicketAnswer, CollectRefusal>> => {
  const person = await readPerson(deps.table, ticket.approvedBy);
  if (person === undefined) return refuse({ code: 'TicketOver' });
  const { row, session } = newSession(deps, { person, way: 'screen', device: ticket.device }, now);
  const done = await commit(deps.table, {
    ticket: changeTicket(deps.table, ticket, { ...ticket, state: 'collected' }, now),
    session: addSession(deps.table, row),
  });
  return done.ok ? ok({ state: 'signed-in', session: await session }) : refuse({ code: 'TicketOver' });
};

/** What the phone said, for the screen that asked; nobody else learns that there is such a ticket. */
export const collectTicket =
  (deps: SessionDeps) =>
  async (
    { ticketId, secret }: { readonly ticketId: TicketId; readonly secret: string },
    now: Instant,
  ): Promise<Result<TicketAnswer, CollectRefusal>> => {
    const ticket = await readTicket(deps.table, ticketId);
    if (ticket === undefined || !sameText(ticket.secretDigest, secretDigest(deps.keys, secret)))
      return refuse({ code: 'NotFound' });
    if (now >= ticket.expiresAt) return refuse({ code: 'TicketOver' });
    switch (ticket.state) {
      case 'waiting':
      case 'seen':
      case 'declined':
        return ok({ state: ticket.state });
      case 'collected':
        return refuse({ code: 'TicketOver' });
      case 'approved': {
        if (ticket.asker === null) return handOut(deps, ticket, now);
        const session = await readSession(deps.table, ticket.asker.personId, ticket.asker.sessionId);
        const confirmedUntil = session?.confirmedUntil ?? null;
        return confirmedUntil === null ? refuse({ code: 'TicketOver' }) : ok({ state: 'confirmed', confirmedUntil });
      }
      default:
        return unreachable(ticket);
    }
  };
