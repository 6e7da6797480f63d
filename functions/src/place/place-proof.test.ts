import { plusMs, plusSeconds } from '@luhuan/shared/clock';
import { RegionCode } from '@luhuan/shared/region';
import { SessionId } from '@luhuan/shared/ids';
import { describe, expect, test } from 'vitest';
import { personId, shanghai } from '../../../test/support/samples.ts';
import { signToken } from '../http/token.ts';
import type { Keys } from '../platform/digest.ts';
import { readPlaceProof, signPlaceProof } from './place-proof.ts';

const keys: Keys = { master: Buffer.alloc(32, 7) };
const [NANSHAN, SHENZHEN, BEIJING, COUNTRY] = ['440305', '440300', '110000', '000000'].map((code) =>
  RegionCode.parse(code),
) as [RegionCode, RegionCode, RegionCode, RegionCode];
const provenAt = shanghai('2026-03-01T10:00:00');
const owner = personId(1);
const { token, expiresAt } = signPlaceProof(keys, { personId: owner, regionCode: NANSHAN, provenAt });
const read = readPlaceProof(keys);

describe('a proof of place', () => {
  test('is good for 15 minutes', () => {
    expect(expiresAt).toBe(plusSeconds(provenAt, 900));
  });

  test.each([
    ['the district itself', NANSHAN, true],
    ['the city around it', SHENZHEN, true],
    ['the whole country', COUNTRY, true],
    ['another city', BEIJING, false],
  ])('of Nanshan, asked about %s', (_what, region, met) => {
    expect(read(token, owner, region, provenAt)).toEqual({ met, source: 'phone-place', at: provenAt });
  });

  test('a millisecond before its end it still is, at its end it is nothing', () => {
    expect(read(token, owner, SHENZHEN, plusMs(expiresAt, -1))).not.toBeNull();
    expect(read(token, owner, SHENZHEN, expiresAt)).toBeNull();
  });

  test('of somebody else, of another key, cut short, or missing is not known', () => {
    expect(read(token, personId(2), SHENZHEN, provenAt)).toBeNull();
    expect(readPlaceProof({ master: Buffer.alloc(32, 8) })(token, owner, SHENZHEN, provenAt)).toBeNull();
    expect(read(token.slice(0, -2), owner, SHENZHEN, provenAt)).toBeNull();
    expect(read('', owner, SHENZHEN, provenAt)).toBeNull();
    expect(read(undefined, owner, SHENZHEN, provenAt)).toBeNull();
  });

  test('a session token is none', () => {
    const person = { personId: owner, roles: ['shopper' as const], regionCode: NANSHAN, officeRegionCode: null };
    const session = signToken(keys, {
      sessionId: SessionId.parse('ses_01TEST00000000000000000001'),
      person: { ...person, shopId: null, identity: null },
      statedAt: provenAt,
      expiresAt,
    });
    expect(read(session, owner, SHENZHEN, provenAt)).toBeNull();
  });

  test('fits into what a claim takes: 400 characters, none of them a place nearer than the district', () => {
    expect(token.length).toBeLessThanOrEqual(400);
    const stated = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(Object.keys(stated).toSorted()).toEqual(['exp', 'iat', 'iss', 'region', 'sub']);
  });
});
