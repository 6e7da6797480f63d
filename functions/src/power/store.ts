import { type Instant, dayOf, endOfDays, epochMs } from '@luhuan/shared/clock';
import { PersonId, type PowerOfferId } from '@luhuan/shared/ids';
import { type ActivePower, type Actor, ASSISTS_PER_DAY, Power, PowerOffer } from '@luhuan/shared/power/power';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const PowerOfferRow = z.object({ type: z.literal('power-offer'), offer: PowerOffer });

/** What one person may do for another, under who gave it. It stays when it is over: vouchers name its delegate. */
export const PowerRow = z.object({ type: z.literal('power'), power: Power });
/** The same under who holds it, for their list. */
export const ActsForRow = z.object({ type: z.literal('acts-for'), power: Power });
/** Rises whenever a person gives or takes a power, so that two taken at once cannot both be the last one. */
export const PowersRow = z.object({ type: z.literal('powers'), version: z.int().min(1) });
/** What a member of staff claimed for others on one day. */
export const AssistsRow = z.object({ type: z.literal('assists'), delegate: PersonId, count: z.int().min(1) });

const OFFER_KEPT_SECONDS = 86_400;
const ASSISTS_KEPT_SECONDS = 90 * 86_400;

const offerKey = (offerId: PowerOfferId): Key => ({ pk: `OFFER#${offerId}`, sk: 'OFFER' });
export const powerKey = (principal: PersonId, delegate: PersonId): Key => ({
  pk: `PERSON#${principal}`,
  sk: `POWER#${delegate}`,
});
const actsForKey = ({ principal, delegate }: Power): Key => ({ pk: `PERSON#${delegate}`, sk: `ACTS-FOR#${principal}` });
const powersKey = (personId: PersonId): Key => ({ pk: `PERSON#${personId}`, sk: 'POWERS' });

export const readOffer = async (table: Table, offerId: PowerOfferId): Promise<PowerOffer | undefined> =>
  (await read(table, offerKey(offerId), PowerOfferRow))?.offer;

const offerItem = (offer: PowerOffer) => ({
  ...offerKey(offer.offerId),
  type: 'power-offer',
  state: offer.state,
  offer,
  removeAfter: Math.floor(epochMs(offer.expiresAt) / 1_000) + OFFER_KEPT_SECONDS,
});

export const addOffer = (table: Table, offer: PowerOffer): Write => ({
  Put: { TableName: table.name, Item: offerItem(offer), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Its condition fails when somebody else was faster. */
export const takeOffer = (table: Table, offer: Extract<PowerOffer, { state: 'accepted' }>): Write => ({
  Put: {
    TableName: table.name,
    Item: offerItem(offer),
    ConditionExpression: '#state = :open',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':open': 'open' },
  },
});

/** An item that was read along with something else; `undefined`: there is no such power. */
export const parsePower = (item: unknown): Power | undefined =>
  item === undefined ? undefined : PowerRow.parse(item).power;

export const readPower = async (table: Table, principal: PersonId, delegate: PersonId): Promise<Power | undefined> =>
  (await read(table, powerKey(principal, delegate), PowerRow))?.power;

/** Every power that a person ever gave, the last one to each delegate. */
export const readGiven = async (table: Table, principal: PersonId): Promise<Power[]> =>
  (await query(table, { pk: `PERSON#${principal}`, prefix: 'POWER#' }, PowerRow)).items.map(({ power }) => power);

/** Every power that a person ever held, the last one of each principal. */
export const readHeld = async (table: Table, delegate: PersonId): Promise<Power[]> =>
  (await query(table, { pk: `PERSON#${delegate}`, prefix: 'ACTS-FOR#' }, ActsForRow)).items.map(({ power }) => power);

/** How often a person's powers have grown; 0: never. */
export const readPowersVersion = async (table: Table, personId: PersonId): Promise<number> =>
  (await read(table, powersKey(personId), PowersRow))?.version ?? 0;

/** Its condition fails when the person's powers have grown since the version was read. */
export const countPowers = (table: Table, personId: PersonId, before: number): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...powersKey(personId), type: 'powers', version: before + 1 },
    ...(before === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': before } }),
  },
});

const row = (power: Power) => ({
  state: power.state,
  offerId: power.offerId,
  expiresAt: power.expiresAt,
  power,
});

/** The power and its mirror, in place of whatever the two had before. */
export const putPower = (table: Table, power: ActivePower): { power: Write; actsFor: Write } => ({
  power: {
    Put: {
      TableName: table.name,
      Item: { ...powerKey(power.principal, power.delegate), type: 'power', ...row(power) },
    },
  },
  actsFor: { Put: { TableName: table.name, Item: { ...actsForKey(power), type: 'acts-for', ...row(power) } } },
});

/** Ends a power in both places; the condition on it fails when it is over already, or another has taken its place. */
export const endPower = (
  table: Table,
  power: Extract<Power, { state: 'revoked' }>,
): { power: Write; actsFor: Write } => {
  const stillThat = {
    ConditionExpression: '#state = :active AND offerId = :offer',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':active': 'active', ':offer': power.offerId },
  };
  return {
    power: {
      Put: {
        TableName: table.name,
        Item: { ...powerKey(power.principal, power.delegate), type: 'power', ...row(power) },
        ...stillThat,
      },
    },
    actsFor: {
      Put: { TableName: table.name, Item: { ...actsForKey(power), type: 'acts-for', ...row(power) }, ...stillThat },
    },
  };
};

/** Holds in the moment of an act that its power is still there; `undefined` where somebody acts for themselves. */
export const whileActive = (table: Table, { power }: Actor, now: Instant): Write | undefined =>
  power === null
    ? undefined
    : {
        ConditionCheck: {
          TableName: table.name,
          Key: powerKey(power.principal, power.delegate),
          ConditionExpression: '#state = :active AND offerId = :offer AND expiresAt > :now',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':active': 'active', ':offer': power.offerId, ':now': now },
        },
      };

/** Counts a claim of staff for another; its condition fails when the day is full. `undefined` for everybody else. */
export const countAssist = (table: Table, { personId, power }: Actor, now: Instant): Write | undefined =>
  power?.kind !== 'staff'
    ? undefined
    : {
        Update: {
          TableName: table.name,
          Key: { pk: `PERSON#${personId}`, sk: `ASSISTS#${dayOf(now)}` },
          UpdateExpression: 'SET #type = :type, delegate = :delegate, removeAfter = :removeAfter ADD #count :one',
          ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
          ExpressionAttributeNames: { '#type': 'type', '#count': 'count' },
          ExpressionAttributeValues: {
            ':type': 'assists',
            ':delegate': personId,
            ':removeAfter': Math.floor(epochMs(endOfDays(now, 1)) / 1_000) + ASSISTS_KEPT_SECONDS,
            ':one': 1,
            ':most': ASSISTS_PER_DAY,
          },
        },
      };
