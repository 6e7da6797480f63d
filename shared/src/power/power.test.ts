import { describe, expect, test } from 'vitest';
import { granted, personId, sampleProof, shanghai } from '../../../test/support/samples.ts';
import { type Instant, plusMs } from '../clock.ts';
import { PowerOfferId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import type { Role } from '../person/role.ts';
import { RegionCode } from '../region.ts';
import { type ActivePower, type PowerTerms, accept, isActive, lets, offerOf, revoke } from './power.ts';

const now = shanghai('2026-03-01T10:00');
const offerId = PowerOfferId.parse(`pwo_${'0'.repeat(26)}`);
const somebody = (number: number, roles: Role[] = ['shopper']): Person => ({
  personId: personId(number),
  roles,
  regionCode: RegionCode.parse('440305'),
  officeRegionCode: null,
  shopId: null,
  identity: sampleProof,
});
const NONE = { given: [], held: [] };
const RELATIVE: PowerTerms = { kind: 'relative', scopes: ['claim', 'show'], days: 365 };
const STAFF: PowerTerms = { kind: 'staff', scopes: ['show'], hours: 24 };
const offer = (terms: PowerTerms) => offerOf({ offerId, principal: personId(1), terms }, now);
const power = (terms: PowerTerms, delegate = somebody(2, ['clerk'])): ActivePower =>
  granted(accept(offer(terms), delegate, NONE, now));
const before = (at: Instant): Instant => plusMs(at, -1);

describe('a power', () => {
  test.each<[string, PowerTerms, string]>([
    ['365 days, the first one included, of a relative', RELATIVE, '2027-03-01T00:00'],
    ['one day of a relative', { ...RELATIVE, days: 1 }, '2026-03-02T00:00'],
    ['24 hours of staff', STAFF, '2026-03-02T10:00'],
  ])('%s: until the last millisecond, not at the end', (_, terms, end) => {
    const { expiresAt } = power(terms);
    expect(expiresAt).toBe(shanghai(end));
    expect([isActive(power(terms), before(expiresAt)), isActive(power(terms), expiresAt)]).toEqual([true, false]);
  });

  test.each<[Role, boolean]>([
    ['clerk', true],
    ['store-manager', true],
    ['village-officer', true],
    ['shopper', false],
    ['campaign-officer', false],
    ['approver', false],
    ['finance', false],
    ['auditor', false],
    ['admin', false],
  ])('for staff is taken, and used, as %s: %s', (role, allowed) => {
    const person = somebody(2, [role]);
    const taken = accept(offer(STAFF), person, NONE, now);
    expect(taken.ok ? 'taken' : taken.error.code).toBe(allowed ? 'taken' : 'AssistantNeeded');
    expect(lets(power(STAFF), person, 'show', now)).toBe(allowed);
    // a relative may be anybody
    expect(lets(power(RELATIVE), person, 'show', now)).toBe(true);
  });

  test('lets what its scopes say, for whoever is proven, until it is revoked', () => {
    const one = power(STAFF);
    const clerk = somebody(2, ['clerk']);
    expect([lets(one, clerk, 'show', now), lets(one, clerk, 'claim', now)]).toEqual([true, false]);
    expect(lets(one, { ...clerk, identity: null }, 'show', now)).toBe(false);
    expect(lets(revoke(one, personId(1), now), clerk, 'show', now)).toBe(false);
  });
});

describe('an offer', () => {
  test('lives 15 minutes for staff and 24 hours for a relative', () => {
    expect(offer(STAFF).expiresAt).toBe(shanghai('2026-03-01T10:15'));
    expect(offer(RELATIVE).expiresAt).toBe(shanghai('2026-03-02T10:00'));
  });

  test('is refused to oneself, to the unproven, and where five are there already; what is over does not count', () => {
    const code = (person: Person, given: ActivePower[] = [], held: ActivePower[] = []) => {
      const taken = accept(offer(RELATIVE), person, { given, held }, now);
      return taken.ok ? 'none' : taken.error.code;
    };
    expect(code(somebody(1))).toBe('OwnPower');
    expect(code({ ...somebody(2), identity: null })).toBe('IdentityNotVerified');
    const five = [3, 4, 5, 6, 7].map((number) => power(RELATIVE, somebody(number)));
    expect(code(somebody(2), five)).toBe('PowersFull');
    expect(code(somebody(3), five)).toBe('none');
    expect(code(somebody(2), [...five.slice(1), { ...power(RELATIVE), expiresAt: now }])).toBe('none');
    const forFive = [3, 4, 5, 6, 7].map((number) => ({ ...power(RELATIVE), principal: personId(number) }));
    expect(code(somebody(2), [], forFive)).toBe('PowersFull');
    expect(code(somebody(2), [], [...forFive.slice(1), { ...power(STAFF), principal: personId(9) }])).toBe('none');
  });
});
