import { type Instant, Instant as InstantSchema, epochMs } from '@luhuan/shared/clock';
import { PersonId, SessionId, TicketId } from '@luhuan/shared/ids';
import { TicketPurpose } from '@luhuan/shared/api/sessions';
import { Device } from '@luhuan/shared/person/session';
import * as z from 'zod';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

const asked = {
  type: z.literal('ticket'),
  ticketId: TicketId,
  purpose: TicketPurpose,
  /** Keyed digest of what only the screen knows. */
  secretDigest: z.string(),
  device: Device,
  /** Whose session is to be confirmed; `null` for a screen nobody is signed in at. */
  asker: z.object({ personId: PersonId, sessionId: SessionId }).nullable(),
  askedAt: InstantSchema,
  /** Good up to, not at, this instant. */
  expiresAt: InstantSchema,
};

/** A screen's question to a phone. `collected`: the session it led to was handed out, which happens once. */
export const TicketRow = z.discriminatedUnion('state', [
  z.object({ ...asked, state: z.literal('waiting') }),
  z.object({ ...asked, state: z.literal('seen') }),
  z.object({ ...asked, state: z.literal('declined') }),
  z.object({ ...asked, state: z.literal('approved'), approvedBy: PersonId }),
  z.object({ ...asked, state: z.literal('collected'), approvedBy: PersonId }),
]);
export type TicketRow = z.infer<typeof TicketRow>;

const ticketKey = (ticketId: TicketId): Key => ({ pk: `TICKET#${ticketId}`, sk: 'TICKET' });

export const readTicket = (table: Table, ticketId: TicketId): Promise<TicketRow | undefined> =>
  read(table, ticketKey(ticketId), TicketRow);

const itemOf = (ticket: TicketRow) => ({
  ...ticketKey(ticket.ticketId),
  ...ticket,
  removeAfter: Math.floor(epochMs(ticket.expiresAt) / 1_000),
});

export const addTicket = (table: Table, ticket: TicketRow): Write => ({
  Put: { TableName: table.name, Item: itemOf(ticket), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Puts `after` in place; its condition fails when the ticket is no longer as it was read, or its time is up at `now`. */
export const changeTicket = (table: Table, before: TicketRow, after: TicketRow, now: Instant): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf(after),
    ConditionExpression: '#state = :state AND expiresAt > :now',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': before.state, ':now': now },
  },
});
