import { type ApiKey, madeKey, revokedKey, rotatedKey, shownKey } from '@luhuan/shared/api-key/api-key';
import { type Instant, plusDays, plusSeconds } from '@luhuan/shared/clock';
import { ApiKeyId, PersonId, ShopId } from '@luhuan/shared/ids';
import { expect, test } from 'vitest';
import { ENDING_DAYS, keyStandingAt } from './key-standing.ts';

const at = '2026-03-01T02:00:00.000Z' as Instant;
const by = PersonId.parse(`per_${'0'.repeat(26)}`);
const secret = { digest: '0', hint: 'ABCD' };
const made = madeKey({
  keyId: ApiKeyId.parse(`key_${'0'.repeat(26)}`),
  shopId: ShopId.parse(`shp_${'0'.repeat(26)}`),
  name: '收银',
  scopes: ['read'],
  days: 100,
  secret,
  by,
  at,
});
const used: ApiKey = { ...shownKey(made), lastUsedOn: '2026-03-01' as never };
const second = (moment: Instant, seconds: number) => plusSeconds(moment, seconds);

test('a key is unused until it is used, in use until 30 days before its end, and over from its end on', () => {
  expect(keyStandingAt(shownKey(made), at)).toBe('unused');
  const ending = plusDays(made.expiresAt, -ENDING_DAYS);
  expect(
    [at, second(ending, -1), ending, second(made.expiresAt, -1), made.expiresAt].map((now) => keyStandingAt(used, now)),
  ).toEqual(['working', 'working', 'ending', 'ending', 'over']);
});

test('a key is being changed while both secrets open it, and revoked is revoked, also after its end', () => {
  const rotated = rotatedKey(made, { inUse: 1, overlapHours: 2, secret, by, at });
  if (!rotated.ok) throw new Error(rotated.error.code);
  const both = { ...shownKey(rotated.value), lastUsedOn: used.lastUsedOn };
  expect([at, second(at, 7_199), second(at, 7_200)].map((now) => keyStandingAt(both, now))).toEqual([
    'changing',
    'changing',
    'working',
  ]);
  expect(keyStandingAt(shownKey(revokedKey(made, by, at)), plusDays(at, 200))).toBe('revoked');
});
