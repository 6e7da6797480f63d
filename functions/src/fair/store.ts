import type { Page } from '@luhuan/shared/api/endpoint';
import { type Instant as At, Instant, later } from '@luhuan/shared/clock';
import { Fair, type FairStop, SignUp } from '@luhuan/shared/fair/fair';
import { remindedAt } from '@luhuan/shared/fair/sign-up';
import { FairId, type PersonId } from '@luhuan/shared/ids';
import { type RegionCode, cityOf } from '@luhuan/shared/region';
import * as z from 'zod';
import { type Key, type Table, type Write, commit, query, read, readBatch } from '../platform/table.ts';

export const FairRow = Fair.extend({ type: z.literal('fair') });
export const SignUpRow = SignUp.extend({ type: z.literal('fair-sign-up') });
/** Something that everybody who signed up for a stop is to be told, from then on. */
export const TellingRow = z.object({
  type: z.literal('fair-telling'),
  fairId: FairId,
  stopNumber: z.int().min(1),
  what: z.enum(['soon', 'moved', 'cancelled']),
  /** Of the stop: what is said of an earlier one is said no more. */
  version: z.int().min(1),
  dueAt: Instant,
});
export type Telling = Omit<z.infer<typeof TellingRow>, 'type'>;

type Place = Pick<SignUp, 'fairId' | 'stopNumber'>;

const fairKey = (fairId: FairId): Key => ({ pk: `FAIR#${fairId}`, sk: 'FAIR' });
/** A city's with those of its districts; a province's and the country's are on lists of their own. */
const listOf = (regionCode: RegionCode): string => `FAIRS#${cityOf(regionCode)}`;
const endOf = ({ stops }: Fair): At => stops.map(({ ends }) => ends).reduce(later);
/** Sorted by when its last stop ends, so that what is over is not read. */
const sortOf = (fair: Fair): string => `${endOf(fair)}#${fair.fairId}`;

const partition = (personId: PersonId): string => `PERSON#${personId}`;
const SIGN_UPS = 'FAIR-SIGN-UP#';
const numbered = (stopNumber: number): string => String(stopNumber).padStart(2, '0');
const signUpKey = (personId: PersonId, { fairId, stopNumber }: Place): Key => ({
  pk: partition(personId),
  sk: `${SIGN_UPS}${fairId}#${numbered(stopNumber)}`,
});
const partiesOf = ({ fairId, stopNumber }: Place): string => `FAIR-SIGN-UPS#${fairId}#${numbered(stopNumber)}`;

export const readFair = (table: Table, fairId: FairId): Promise<Fair | undefined> => read(table, fairKey(fairId), Fair);

export const readFairs = async (table: Table, fairIds: readonly FairId[]): Promise<Fair[]> =>
  fairIds.length === 0
    ? []
    : (await readBatch(table, fairIds.map(fairKey))).flatMap((row) => (row === undefined ? [] : [Fair.parse(row)]));

/** Those that end after a moment, what ends first first. */
export const listFairs = async (
  table: Table,
  regionCode: RegionCode,
  { endsAfter, limit }: { readonly endsAfter: At; readonly limit: number },
): Promise<Fair[]> =>
  (await query(table, { index: 'lists', pk: listOf(regionCode), prefix: '', after: endsAfter, limit }, Fair)).items;

export const putFair = (table: Table, fair: Fair): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...fairKey(fair.fairId),
      listPk: listOf(fair.regionCode),
      listSk: sortOf(fair),
      type: 'fair',
      ...fair,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/**
 * Puts what an office changed of some stops. The condition fails when a colleague changed the fair since, or where somebody signed
 * up or left since; sign-ups of other stops go on beside it.
 */
export const putStops = (table: Table, before: Fair, after: Fair, changed: readonly FairStop[]): Write => {
  const at = changed.map(({ number }) => before.stops.findIndex((stop) => stop.number === number));
  const lefts = at.map((index) => before.stops[index]?.left ?? null);
  return {
    Update: {
      TableName: table.name,
      Key: fairKey(before.fairId),
      UpdateExpression: `SET listSk = :sort, version = :version, ${at.map((index, n) => `stops[${index}] = :stop${n}`).join(', ')}`,
      ConditionExpression: `version = :before AND ${at.map((index, n) => `stops[${index}].#left = :left${n}`).join(' AND ')}`,
      ExpressionAttributeNames: { '#left': 'left' },
      ExpressionAttributeValues: {
        ':sort': sortOf(after),
        ':version': after.version,
        ':before': before.version,
        ...Object.fromEntries(changed.map((stop, n) => [`:stop${n}`, stop])),
        ...Object.fromEntries(lefts.map((left, n) => [`:left${n}`, left])),
      },
    },
  };
};

const indexOf = ({ stops }: Fair, stopNumber: number): number => stops.findIndex(({ number }) => number === stopNumber);

/** Takes a party's places; the condition fails when there are not as many left, or the stop is not as it was seen. */
export const takePlaces = (table: Table, fair: Fair, { stopNumber, party, version }: SignUp): Write => {
  const stop = `stops[${indexOf(fair, stopNumber)}]`;
  return {
    Update: {
      TableName: table.name,
      Key: fairKey(fair.fairId),
      UpdateExpression: `SET ${stop}.#left = ${stop}.#left - :party`,
      ConditionExpression: `${stop}.#left >= :party AND ${stop}.version = :version`,
      ExpressionAttributeNames: { '#left': 'left' },
      ExpressionAttributeValues: { ':party': party, ':version': version },
    },
  };
};

/** Gives a party's places back, whatever became of the stop. */
const givePlaces = (table: Table, fair: Fair, { stopNumber, party }: SignUp): Write => {
  const stop = `stops[${indexOf(fair, stopNumber)}]`;
  return {
    Update: {
      TableName: table.name,
      Key: fairKey(fair.fairId),
      UpdateExpression: `SET ${stop}.#left = ${stop}.#left + :party`,
      ConditionExpression: `attribute_exists(pk)`,
      ExpressionAttributeNames: { '#left': 'left' },
      ExpressionAttributeValues: { ':party': party },
    },
  };
};

/** The condition fails when the person has signed up for the stop. */
export const putSignUp = (table: Table, signUp: SignUp): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...signUpKey(signUp.personId, signUp),
      listPk: partiesOf(signUp),
      listSk: signUp.personId,
      type: 'fair-sign-up',
      ...signUp,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Takes a sign-up away, and its places back; the condition fails when it is not this one any more. */
export const dropSignUp = (table: Table, fair: Fair, signUp: SignUp) => ({
  signUp: {
    Delete: {
      TableName: table.name,
      Key: signUpKey(signUp.personId, signUp),
      ConditionExpression: 'signedUpAt = :at AND party = :party',
      ExpressionAttributeValues: { ':at': signUp.signedUpAt, ':party': signUp.party },
    },
  },
  places: givePlaces(table, fair, signUp),
});

export const readSignUp = (table: Table, personId: PersonId, place: Place): Promise<SignUp | undefined> =>
  read(table, signUpKey(personId, place), SignUp);

export const listSignUps = async (table: Table, personId: PersonId): Promise<SignUp[]> =>
  (await query(table, { pk: partition(personId), prefix: SIGN_UPS }, SignUp)).items;

/** Takes back all that somebody signed up for: before their rows go. */
export const dropAllSignUps = async (table: Table, personId: PersonId): Promise<void> => {
  for (const signUp of await listSignUps(table, personId)) {
    const fair = await readFair(table, signUp.fairId);
    // one that is not there any more was taken back beside this
    if (fair !== undefined) await commit(table, dropSignUp(table, fair, signUp));
  }
};

/** Who comes to a stop, page by page; a moment late, as an index is. */
export const listParties = (
  table: Table,
  place: Place,
  after: string | undefined,
  limit: number,
): Promise<Page<SignUp>> => query(table, { index: 'lists', pk: partiesOf(place), prefix: '', after, limit }, SignUp);

/** Some per stop: one partition is enough. */
const TELLINGS = 'FAIR-TELLINGS#ALL';
const tellingKey = ({ dueAt, fairId, stopNumber, what, version }: Telling): Key => ({
  pk: TELLINGS,
  sk: `${dueAt}#${fairId}#${numbered(stopNumber)}#${what}#${version}`,
});

export const addTelling = (table: Table, telling: Telling): Write => ({
  Put: { TableName: table.name, Item: { ...tellingKey(telling), type: 'fair-telling', ...telling } },
});

/** The reminder of a stop for which somebody can sign up, for the evening before. */
export const addReminder = (table: Table, fairId: FairId, { number, places, version, begins }: FairStop): Write[] =>
  places === null
    ? []
    : [addTelling(table, { fairId, stopNumber: number, what: 'soon', version, dueAt: remindedAt(begins) })];

export const removeTelling = (table: Table, telling: Telling): Write => ({
  Delete: { TableName: table.name, Key: tellingKey(telling) },
});

export const readTellings = async (table: Table, now: At, limit: number): Promise<Telling[]> =>
  // '$' sorts just above '#': what is due at `now` itself is included
  (await query(table, { pk: TELLINGS, prefix: '', before: `${now}$`, limit }, TellingRow)).items;
