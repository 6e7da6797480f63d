import * as z from 'zod';
import { type Instant as At, Instant, endOfDays, plusSeconds } from '../clock.ts';
import { PersonId, PowerOfferId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import type { Role } from '../person/role.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse, unreachable } from '../result.ts';

/** What somebody may do for another: claim and give back vouchers, see the wallet and show the code. Nothing else. */
export const PowerScope = z.enum(['claim', 'show']).meta({ id: 'PowerScope' });
export type PowerScope = z.infer<typeof PowerScope>;

/** `staff`: a clerk, manager or village officer who helps on the spot; `relative`: anybody else. */
export const PowerKind = z.enum(['relative', 'staff']).meta({ id: 'PowerKind' });
export type PowerKind = z.infer<typeof PowerKind>;

/** Assumptions, all of them: no published rule of a programme speaks of powers. */
export const RELATIVE_DAYS_MAX = 365;
export const STAFF_HOURS_MAX = 24;
/** Who may act for one person at the same time. */
export const DELEGATES_MAX = 5;
/** For how many one relative may act at the same time: more is a business, and staff have their own limit by the day. */
export const PRINCIPALS_MAX = 5;
/** Claims of one member of staff for others, per calendar day. */
export const ASSISTS_PER_DAY = 20;
/** Handed over across a counter, or sent home. */
const OFFER_SECONDS: Readonly<Record<PowerKind, number>> = { staff: 15 * 60, relative: 86_400 };

const Scopes = z
  .array(PowerScope)
  .min(1)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'each scope once');

/** What a person offers: how far it reaches, and for how long from the moment it is accepted. */
export const PowerTerms = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('relative'),
      scopes: Scopes,
      /** Calendar days, the first one included. */
      days: z.int().min(1).max(RELATIVE_DAYS_MAX),
    }),
    z.strictObject({ kind: z.literal('staff'), scopes: Scopes, hours: z.int().min(1).max(STAFF_HOURS_MAX) }),
  ])
  .meta({ id: 'PowerTerms' });
export type PowerTerms = z.infer<typeof PowerTerms>;

const offered = {
  /** The secret itself: whoever holds it may look at the offer and take it, once. */
  offerId: PowerOfferId,
  principal: PersonId,
  terms: PowerTerms,
  offeredAt: Instant,
  /** Good up to, not at, this instant. */
  expiresAt: Instant,
};

export const PowerOffer = z.discriminatedUnion('state', [
  z.object({ ...offered, state: z.literal('open') }),
  z.object({ ...offered, state: z.literal('accepted'), acceptedBy: PersonId, acceptedAt: Instant }),
]);
export type PowerOffer = z.infer<typeof PowerOffer>;

const granted = {
  /** The offer it came from: names this power among all that the two ever had. */
  offerId: PowerOfferId,
  /** For whom. */
  principal: PersonId,
  /** Who acts. */
  delegate: PersonId,
  scopes: Scopes,
  kind: PowerKind,
  grantedAt: Instant,
  /** Good up to, not at, this instant. */
  expiresAt: Instant,
};

/** What one person may do for another, and until when. */
export const Power = z
  .discriminatedUnion('state', [
    z.object({ ...granted, state: z.literal('active') }),
    z.object({ ...granted, state: z.literal('revoked'), revokedAt: Instant, revokedBy: PersonId }),
  ])
  .meta({ id: 'Power' });
export type Power = z.infer<typeof Power>;
export type ActivePower = Extract<Power, { state: 'active' }>;

/** Who presses: the person themselves, or somebody by a power of theirs. */
export type Actor = { readonly personId: PersonId; readonly power: ActivePower | null };

const ASSISTANTS: readonly Role[] = ['clerk', 'store-manager', 'village-officer'];

/** Whether a person helps others as part of their post. */
export const isAssistant = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => ASSISTANTS.includes(role));

export const isActive = (power: Power, now: At): power is ActivePower =>
  power.state === 'active' && now < power.expiresAt;

export const offerOf = (
  offer: Pick<PowerOffer, 'offerId' | 'principal' | 'terms'>,
  now: At,
): Extract<PowerOffer, { state: 'open' }> => ({
  ...offer,
  state: 'open',
  offeredAt: now,
  expiresAt: plusSeconds(now, OFFER_SECONDS[offer.terms.kind]),
});

const endOf = (terms: PowerTerms, acceptedAt: At): At => {
  switch (terms.kind) {
    case 'relative':
      return endOfDays(acceptedAt, terms.days);
    case 'staff':
      return plusSeconds(acceptedAt, terms.hours * 3_600);
    default:
      return unreachable(terms);
  }
};

/** What both already have: the powers the principal gave, and those the delegate holds. */
type Standing = { readonly given: readonly Power[]; readonly held: readonly Power[] };
export type NotAcceptable = RefusalOf<'IdentityNotVerified' | 'OwnPower' | 'AssistantNeeded' | 'PowersFull'>;

/** The power that an offer turns into; a power the two already have gives way to it. */
export const accept = (
  { offerId, principal, terms }: PowerOffer,
  delegate: Person,
  { given, held }: Standing,
  now: At,
): Result<ActivePower, NotAcceptable> => {
  const { personId } = delegate;
  if (personId === principal) return refuse({ code: 'OwnPower' });
  if (delegate.identity === null) return refuse({ code: 'IdentityNotVerified' });
  if (terms.kind === 'staff' && !isAssistant(delegate)) return refuse({ code: 'AssistantNeeded' });
  const others = given.filter((power) => isActive(power, now) && power.delegate !== personId);
  if (others.length >= DELEGATES_MAX) return refuse({ code: 'PowersFull', side: 'principal', most: DELEGATES_MAX });
  const relatives = held.filter(
    (power) => isActive(power, now) && power.kind === 'relative' && power.principal !== principal,
  );
  if (terms.kind === 'relative' && relatives.length >= PRINCIPALS_MAX)
    return refuse({ code: 'PowersFull', side: 'delegate', most: PRINCIPALS_MAX });
  return ok({
    state: 'active',
    offerId,
    principal,
    delegate: personId,
    scopes: terms.scopes,
    kind: terms.kind,
    grantedAt: now,
    expiresAt: endOf(terms, now),
  });
};

/** Whether a power lets its delegate, as they are now, do something of this scope. */
export const lets = (power: Power, delegate: Person, scope: PowerScope, now: At): power is ActivePower =>
  isActive(power, now) &&
  power.scopes.includes(scope) &&
  delegate.identity !== null &&
  (power.kind === 'relative' || isAssistant(delegate));

export const revoke = (
  { state: _state, ...power }: ActivePower,
  revokedBy: PersonId,
  now: At,
): Extract<Power, { state: 'revoked' }> => ({ ...power, state: 'revoked', revokedAt: now, revokedBy });
