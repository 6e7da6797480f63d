import { createHmac } from 'node:crypto';
import { epochMs, plusMs, plusSeconds } from '@luhuan/shared/clock';
import { type Person, Person as PersonSchema } from '@luhuan/shared/person/person';
import { SessionId } from '@luhuan/shared/ids';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import { RegionCode } from '@luhuan/shared/region';
import { jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { personId, shanghai, shopId } from '../../../test/support/samples.ts';
import { type Keys, keyOf } from '../platform/digest.ts';
import { readToken, signToken } from './token.ts';

const keys: Keys = { master: Buffer.alloc(32, 7) };
const now = shanghai('2026-03-01T10:00:00.500');
const person: Person = {
  personId: personId(1),
  roles: ['clerk'],
  regionCode: RegionCode.parse('440305'),
  officeRegionCode: null,
  shopId: shopId(1),
  identity: proofBy('name-number-mobile', now),
};
const sessionId = SessionId.parse('ses_01TEST00000000000000000001');
const expiresAt = shanghai('2026-03-01T22:00:00');
const token = signToken(keys, { sessionId, person, statedAt: now, expiresAt });
const read = async (authorization: string | undefined, at = now, by = keys) => readToken(by, authorization, at)?.person;

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const key = keyOf(keys, 'session');
/** A token of our own making: whatever header and claims, signed with whatever key. */
const forged = (header: object, claims: object, secret: Uint8Array = key, hash = 'sha256'): string => {
  const text = `${base64(header)}.${base64(claims)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
};
const seconds = Math.floor(epochMs(now) / 1_000);
const claims = { sid: sessionId, person, iss: 'luhuan', sub: person.personId, iat: seconds, exp: seconds + 3_600 };
const HS256 = { alg: 'HS256' };

describe('a token', () => {
  test('brings back who signed in, in which session, when that was stated, to the second, and until when it is good', async () => {
    const statedAt = shanghai('2026-03-01T10:00:00');
    expect(readToken(keys, `Bearer ${token}`, now)).toEqual({ sessionId, person, statedAt, expiresAt });
  });

  test.each([
    ['a millisecond before its end', plusMs(expiresAt, -1), true],
    ['at its end', expiresAt, false],
    ['a year later', plusSeconds(expiresAt, 365 * 86_400), false],
  ])('%s', async (_when, at, valid) => {
    expect(await read(`Bearer ${token}`, at)).toEqual(valid ? person : undefined);
  });

  test('a token made by hand with everything right is accepted: the refusals below are not for another reason', async () => {
    expect(await read(`Bearer ${forged(HS256, claims)}`)).toEqual(person);
  });

  test.each([
    ['another master key', forged(HS256, claims, keyOf({ master: Buffer.alloc(32, 8) }, 'session'))],
    ['the key of another purpose', forged(HS256, claims, keyOf(keys, 'voucher-code'))],
    ['an empty key', forged(HS256, claims, new Uint8Array())],
    ['alg none and no signature', `${base64({ alg: 'none' })}.${base64(claims)}.`],
    ['alg none and a signature', forged({ alg: 'none' }, claims)],
    ['alg NONE in other letters', forged({ alg: 'nOnE' }, claims)],
    ['HS512 in the header, HS256 in fact', forged({ alg: 'HS512' }, claims)],
    ['RS256 in the header', forged({ alg: 'RS256' }, claims)],
    ['no algorithm', forged({}, claims)],
    ['an unknown critical extension', forged({ ...HS256, crit: ['b64'], b64: false }, claims)],
    ['another issuer', forged(HS256, { ...claims, iss: 'somebody' })],
    ['no issuer', forged(HS256, { ...claims, iss: undefined })],
    ['an end that is over', forged(HS256, { ...claims, exp: seconds })],
    ['an end in words', forged(HS256, { ...claims, exp: 'tomorrow' })],
    ['a begin in the future', forged(HS256, { ...claims, nbf: seconds + 60 })],
    ['no session', forged(HS256, { ...claims, sid: undefined })],
    ['a session that is none', forged(HS256, { ...claims, sid: 'ses_1' })],
    ['no time at which it was stated', forged(HS256, { ...claims, iat: undefined })],
    ['no person', forged(HS256, { ...claims, person: undefined })],
    ['a role that does not exist', forged(HS256, { ...claims, person: { ...person, roles: ['minister'] } })],
    ['no role', forged(HS256, { ...claims, person: { ...person, roles: [] } })],
    ['claims that are no object', forged(HS256, [1, 2])],
    [
      'claims changed after signing',
      token.replace(/\..*\./, `.${base64({ ...claims, person: { ...person, roles: ['approver'] } })}.`),
    ],
    ['a signature cut short', token.slice(0, -2)],
  ])('%s is nobody', async (_what, bad) => {
    expect(await read(`Bearer ${bad}`)).toBeUndefined();
  });

  test.each(['HS384', 'HS512'])('rightly signed with our own key, but with %s, it is nobody either', async (alg) => {
    const signed = forged({ alg }, claims, key, `sha${alg.slice(2)}`);
    const { payload } = await jwtVerify(signed, key, { currentDate: new Date(now) });
    expect(payload.sub).toBe(person.personId);
    expect(await read(`Bearer ${signed}`)).toBeUndefined();
  });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer a.b',
    'Bearer a.b.c.d',
    'Bearer a.b.c',
    'Bearer ..',
    'Basic dXNlcjpwYXNz',
    token,
    `bearer ${token}`,
    `Bearer  ${token}`,
    `Bearer ${token} `,
    `Bearer ${token}\nBearer ${token}`,
    `Bearer ${'x'.repeat(10_000)}.y.z`,
    'Bearer 汉.字.码',
  ])('the header %j is nobody', async (header) => {
    expect(await read(header)).toBeUndefined();
  });

  test('carries no more than a session and a person: no name, no number', () => {
    const stated = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(Object.keys(stated).toSorted()).toEqual(['exp', 'iat', 'iss', 'person', 'sid', 'sub']);
    expect(Object.keys(stated.person).toSorted()).toEqual(Object.keys(PersonSchema.shape).toSorted());
  });
});
