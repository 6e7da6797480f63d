import type { Instant } from '@luhuan/shared/clock';
import type { SessionId, TicketId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { confirmedUntilFrom } from '../session/confirm.ts';
import { confirmUntil, readSession } from '../session/store.ts';
import { type Table, commit, writeOne } from '../platform/table.ts';
import { type TicketRow, changeTicket, readTicket } from './store.ts';

type Caller = { readonly person: Person; readonly sessionId: SessionId };
type DecideRefusal = RefusalOf<'NotFound' | 'TicketOver' | 'PhoneNeeded' | 'OtherPerson'>;
type Shown = Pick<TicketRow, 'purpose' | 'device' | 'askedAt' | 'expiresAt'>;
type Pending = Extract<TicketRow, { state: 'waiting' | 'seen' }>;

/** The ticket if this caller may answer it now: from a phone, in time, and for a confirmation only the person themselves. */
const answerable = async (
  table: Table,
  ticketId: TicketId,
  { person, sessionId }: Caller,
  now: Instant,
): Promise<Result<Pending, DecideRefusal>> => {
  const ticket = await readTicket(table, ticketId);
  if (ticket === undefined) return refuse({ code: 'NotFound' });
  if (now >= ticket.expiresAt || (ticket.state !== 'waiting' && ticket.state !== 'seen'))
    return refuse({ code: 'TicketOver' });
  const session = await readSession(table, person.personId, sessionId);
  if (session === undefined || session.way === 'screen') return refuse({ code: 'PhoneNeeded' });
  // a screen cannot confirm itself, even where phones are only played
  if (ticket.asker?.sessionId === sessionId) return refuse({ code: 'PhoneNeeded' });
  if (ticket.asker !== null && ticket.asker.personId !== person.personId) return refuse({ code: 'OtherPerson' });
  return ok(ticket);
};

/** Shows the phone what the screen asks for, and the screen that a phone is looking. */
export const getTicket =
  (table: Table) =>
  async (ticketId: TicketId, caller: Caller, now: Instant): Promise<Result<Shown, DecideRefusal>> => {
    const found = await answerable(table, ticketId, caller, now);
    if (!found.ok) return found;
    const ticket = found.value;
    // whoever comes second sees it all the same
    if (ticket.state === 'waiting')
      await writeOne(table, changeTicket(table, ticket, { ...ticket, state: 'seen' }, now));
    const { purpose, device, askedAt, expiresAt } = ticket;
    return ok({ purpose, device, askedAt, expiresAt });
  };

const approve = async (table: Table, ticket: Pending, { person }: Caller, now: Instant): Promise<boolean> => {
  const approved = changeTicket(table, ticket, { ...ticket, state: 'approved', approvedBy: person.personId }, now);
  if (ticket.asker === null) return writeOne(table, approved);
  const session = await readSession(table, ticket.asker.personId, ticket.asker.sessionId);
  if (session === undefined) return false;
  const confirmed = confirmUntil(table, session, confirmedUntilFrom(now));
  return (await commit(table, { ticket: approved, session: confirmed })).ok;
};

/** Lets the screen in or turns it away; the same answer again is the same answer. */
export const decideTicket =
  (table: Table) =>
  async (
    ticketId: TicketId,
    decision: 'approve' | 'decline',
    caller: Caller,
    now: Instant,
  ): Promise<Result<{ decision: 'approve' | 'decline' }, DecideRefusal>> => {
    const found = await answerable(table, ticketId, caller, now);
    const ticket = found.ok ? found.value : await readTicket(table, ticketId);
    const mine = ticket?.state === 'approved' && ticket.approvedBy === caller.person.personId;
    if (!found.ok) return mine && decision === 'approve' ? ok({ decision }) : found;
    const done =
      decision === 'approve'
        ? await approve(table, found.value, caller, now)
        : await writeOne(table, changeTicket(table, found.value, { ...found.value, state: 'declined' }, now));
    return done ? ok({ decision }) : refuse({ code: 'TicketOver' });
  };
