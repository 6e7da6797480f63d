import type { HeldPower, getPowerOffer as endpoint } from '@luhuan/shared/api/powers';
import type { Instant } from '@luhuan/shared/clock';
import type { PersonId, PowerOfferId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { maskName } from '@luhuan/shared/vault/masked';
import { type NotAcceptable, type Power, type PowerOffer, accept } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type * as z from 'zod';
import { readPerson } from '../person/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { type NameOf, readerOf } from '../platform/name-of.ts';
import { countPowers, putPower, readGiven, readHeld, readOffer, readPowersVersion, takeOffer } from './store.ts';

export type AcceptDeps = { readonly table: Table; readonly nameOf: NameOf };
type OfferRefusal = RefusalOf<'NotFound' | 'PowerOfferOver'>;
type AcceptRefusal = OfferRefusal | NotAcceptable;
type Open = Extract<PowerOffer, { state: 'open' }>;
type Shown = z.output<(typeof endpoint)['reply']>;

const openOffer = async (table: Table, offerId: PowerOfferId, now: Instant): Promise<Result<Open, OfferRefusal>> => {
  const offer = await readOffer(table, offerId);
  if (offer === undefined) return refuse({ code: 'NotFound' });
  return offer.state === 'open' && now < offer.expiresAt ? ok(offer) : refuse({ code: 'PowerOfferOver' });
};

/** Who acts for somebody knows them; anybody else who finds the code learns the first character only. */
export const principalNameFor = async (
  nameOf: NameOf,
  principal: PersonId,
  delegate: Person,
  now: Instant,
): Promise<string | null> => {
  const name = await nameOf(principal, readerOf(delegate), now);
  return name === null ? null : maskName(name);
};

/** What is offered, for whoever holds the code, while it is open. */
export const getPowerOffer =
  ({ table, nameOf }: AcceptDeps) =>
  async (offerId: PowerOfferId, person: Person, now: Instant): Promise<Result<Shown, OfferRefusal>> => {
    const offer = await openOffer(table, offerId, now);
    if (!offer.ok) return offer;
    const { terms, expiresAt, principal } = offer.value;
    return ok({ terms, expiresAt, principalName: await principalNameFor(nameOf, principal, person, now) });
  };

/** What both have, and how often it had grown when it was read: the versions come first, so that nothing slips in between. */
const standingOf = async (table: Table, principal: PersonId, delegate: PersonId) => {
  const versions = await Promise.all([readPowersVersion(table, principal), readPowersVersion(table, delegate)]);
  const [given, held] = await Promise.all([readGiven(table, principal), readHeld(table, delegate)]);
  return { given, held, versions };
};

type Accept = { readonly offerId: PowerOfferId; readonly person: Person; readonly attempt: Attempt };

/** Takes the power: offer, power, its mirror and the counts of both change together. */
export const acceptPower =
  ({ table, nameOf }: AcceptDeps) =>
  async ({
    offerId,
    person,
    attempt,
  }: Accept): Promise<Outcome<HeldPower, AcceptRefusal | RefusalOf<'IdempotencyKeyReused'>>> => {
    const taken = await once<Power, AcceptRefusal>(table, attempt, async (commitOnce) => {
      const offer = await openOffer(table, offerId, attempt.at);
      if (!offer.ok) return offer;
      const { principal } = offer.value;
      // a proof that came after the session was opened counts
      const delegate = await readPerson(table, person.personId);
      if (delegate === undefined) return refuse({ code: 'NotFound' });
      const { given, held, versions } = await standingOf(table, principal, delegate.personId);
      const power = accept(offer.value, delegate, { given, held }, attempt.at);
      if (!power.ok) return power;
      const accepted = {
        ...offer.value,
        state: 'accepted' as const,
        acceptedBy: delegate.personId,
        acceptedAt: attempt.at,
      };
      const done = await commitOnce(power.value, {
        offer: takeOffer(table, accepted),
        ...putPower(table, power.value),
        given: countPowers(table, principal, versions[0]),
        held: countPowers(table, delegate.personId, versions[1]),
      });
      if (done.ok) return done.value;
      if (done.error === 'offer') return refuse({ code: 'PowerOfferOver' });
      throw new Contention('powers of one of the two changed meanwhile');
    });
    if (!taken.ok) return taken;
    const principalName = await principalNameFor(nameOf, taken.value.principal, person, attempt.at);
    return { ...taken, value: { power: taken.value, principalName } };
  };
