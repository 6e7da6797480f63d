import { type Instant, epochMs } from '@luhuan/shared/clock';
import { PersonId, type SessionId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { OpenSession } from '@luhuan/shared/person/session';
import * as z from 'zod';
import { parsePerson, personKey } from '../person/store.ts';
import { type Key, type Table, type Write, query, read, readBatch, writeOne } from '../platform/table.ts';

/** WeChat's guess at the sign-in whether somebody abuses campaigns, 0 to 4; `unknown`: it gave none. */
export const RiskRank = z.union([z.literal([0, 1, 2, 3, 4]), z.literal('unknown')]);
export type RiskRank = z.infer<typeof RiskRank>;

/** A device on which a person is signed in. Without this item its tokens are worth nothing. */
export const SessionRow = OpenSession.extend({
  type: z.literal('session'),
  personId: PersonId,
  /** Missing where WeChat was not asked. */
  risk: RiskRank.optional(),
});
export type SessionRow = z.infer<typeof SessionRow>;

export const sessionKey = (personId: PersonId, sessionId: SessionId): Key => ({
  pk: `PERSON#${personId}`,
  sk: `SESSION#${sessionId}`,
});

/** What a session item, raw, says of the risk. */
export const riskIn = (item: unknown): RiskRank =>
  item === undefined ? 'unknown' : (SessionRow.parse(item).risk ?? 'unknown');

export const addSession = (table: Table, session: SessionRow): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...sessionKey(session.personId, session.sessionId),
      ...session,
      removeAfter: Math.floor(epochMs(session.expiresAt) / 1_000),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The session, its person and other items, in one consistent request. */
export const readSessionAndPerson = async (
  table: Table,
  { personId, sessionId }: { readonly personId: PersonId; readonly sessionId: SessionId },
  beside: readonly Key[],
): Promise<{ session: SessionRow | undefined; person: Person | undefined; beside: unknown[] }> => {
  const keys = [sessionKey(personId, sessionId), personKey(personId), ...beside];
  const [session, person, ...others] = await readBatch(table, keys);
  return {
    session: session === undefined ? undefined : SessionRow.parse(session),
    person: parsePerson(person),
    beside: others,
  };
};

export const readSession = (table: Table, personId: PersonId, sessionId: SessionId): Promise<SessionRow | undefined> =>
  read(table, sessionKey(personId, sessionId), SessionRow);

/** Newest first. */
export const listSessions = async (table: Table, personId: PersonId): Promise<SessionRow[]> =>
  (await query(table, { pk: `PERSON#${personId}`, prefix: 'SESSION#', descending: true }, SessionRow)).items;

const change = (
  table: Table,
  { personId, sessionId }: SessionRow,
  field: 'seenAt' | 'confirmedUntil',
  to: Instant,
): Write => ({
  Update: {
    TableName: table.name,
    Key: sessionKey(personId, sessionId),
    UpdateExpression: 'SET #field = :to',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#field': field },
    ExpressionAttributeValues: { ':to': to },
  },
});

export const noteSeen = (table: Table, session: SessionRow, at: Instant): Write => change(table, session, 'seenAt', at);

/** Its condition fails when the session has ended meanwhile. */
export const confirmUntil = (table: Table, session: SessionRow, until: Instant): Write =>
  change(table, session, 'confirmedUntil', until);

/** @returns whether there was one. */
export const removeSession = (table: Table, personId: PersonId, sessionId: SessionId): Promise<boolean> =>
  writeOne(table, {
    Delete: {
      TableName: table.name,
      Key: sessionKey(personId, sessionId),
      ConditionExpression: 'attribute_exists(pk)',
    },
  });
