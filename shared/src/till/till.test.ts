import { describe, expect, test } from 'vitest';
import { personId, shanghai, shopId } from '../../../test/support/samples.ts';
import { approved, asked, found, lost, revoked } from './change.ts';
import { type TillRefusal, tillAt } from './check.ts';
import { type Signed, proofHeader, readProof, signedText } from './signature.ts';
import { type Till, TillKey } from './till.ts';
import { tillIdOf } from './till-id.ts';

const publicKey = TillKey.parse(`04${'ab'.repeat(64)}`);
const tillId = tillIdOf(publicKey);
const NOON = shanghai('2026-03-01T12:00');
const by = { by: personId(1), at: NOON };
const signature = '1f'.repeat(64);

const of = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (result.ok) return result.value;
  throw new Error(result.error.code);
};
const waiting = of(asked(undefined, { shopId: shopId(1), name: '收银台 1', publicKey }, by));
const active = of(approved(waiting, by));
const TILLS: Record<Till['state'], Till> = {
  waiting,
  active,
  lost: of(lost(active, by)),
  revoked: of(revoked(active, by)),
};

test('each step leads on from the states it is for, and from no other', () => {
  const steps = {
    ask: (till: Till) => asked(till, { shopId: shopId(1), name: '收银台 2', publicKey }, by),
    approve: (till: Till) => approved(till, by),
    lose: (till: Till) => lost(till, by),
    find: (till: Till) => found(till),
    revoke: (till: Till) => revoked(till, by),
  };
  const table = Object.entries(steps).map(([name, step]) => {
    const to = Object.values(TILLS).map((till) => {
      const after = step(till);
      return after.ok ? `${till.state} → ${after.value.state}` : `${till.state}: ${after.error.code}`;
    });
    return [name, ...to].join(', ');
  });
  expect(table).toEqual([
    'ask, waiting → waiting, active: TillChanged, lost: TillStopped, revoked: TillStopped',
    'approve, waiting → active, active: TillChanged, lost: TillChanged, revoked: TillChanged',
    'lose, waiting: TillChanged, active → lost, lost: TillChanged, revoked: TillChanged',
    'find, waiting: TillChanged, active: TillChanged, lost → active, revoked: TillChanged',
    'revoke, waiting → revoked, active → revoked, lost → revoked, revoked: TillChanged',
  ]);
});

test('what is lost and found again is as it was', () => {
  expect(found(of(lost(active, by)))).toEqual({ ok: true, value: active });
});

const request = { method: 'POST', path: '/v1/redemptions', key: 'key-00001', body: { b: 1, a: '型号' } } as const;
const signed: Signed = { ...request, tillId, at: NOON };

test('a signature is for a body, however it was written, and for everything else to the letter', () => {
  expect(signedText(signed)).toMatch(
    new RegExp(
      `^luhuan-till-1\\n${tillId}\\nPOST\\n/v1/redemptions\\nkey-00001\\n[0-9a-f]{64}\\n2026-03-01T04:00:00.000Z$`,
    ),
  );
  expect(signedText({ ...signed, body: { a: '型号', b: 1, c: undefined } })).toBe(signedText(signed));
  const others: Partial<Signed>[] = [
    { body: { a: '型号', b: 2 } },
    { body: { a: '型号', b: '1' } },
    { path: '/v1/reservations' },
    { key: 'key-00002' },
    { at: shanghai('2026-03-01T12:01') },
    { tillId: tillIdOf(TillKey.parse(`04${'cd'.repeat(64)}`)) },
  ];
  const texts = [signed, ...others.map((other) => ({ ...signed, ...other }))].map(signedText);
  expect(new Set(texts).size).toBe(others.length + 1);
});

test('what is not the header of a till is none', () => {
  const header = proofHeader({ tillId, at: NOON, signature });
  expect(readProof(header)).toEqual({ tillId, at: NOON, signature });
  for (const bad of ['', ' ', header.slice(0, -1), `${header}0`, `${header} x`, header.toUpperCase(), `x${header}`])
    expect(readProof(bad)).toBeUndefined();
});

describe('a call is held against the till', () => {
  const texts: string[] = [];
  const check = (till: Till | undefined, required: boolean, believes = true, shop = shopId(1)) => {
    const sent = { proof: { tillId, at: NOON, signature }, request, shopId: shop };
    const verify = (_: string, text: string) => texts.push(text) > 0 && believes;
    const result = tillAt(verify, { required, till }, sent, NOON);
    return result.ok ? (result.value?.tillId ?? 'none') : result.error.code;
  };

  test.each<[Till['state'], string, string]>([
    ['waiting', 'TillWaiting', 'none'],
    ['active', tillId, tillId],
    ['lost', 'TillStopped', 'TillStopped'],
    ['revoked', 'TillStopped', 'TillStopped'],
  ])('that is %s: %s where tills are asked for, %s elsewhere', (state, strict, easy) => {
    expect([check(TILLS[state], true), check(TILLS[state], false)]).toEqual([strict, easy]);
    // how it stands is told only to who holds the key
    expect(check(TILLS[state], false, false)).toBe('TillUnproven');
    expect(check(TILLS[state], false, true, shopId(2))).toBe('TillElsewhere');
  });

  test('over what was sent, nothing else', () => {
    check(active, true);
    expect(texts.at(-1)).toBe(signedText(signed));
    expect(check(undefined, false)).toBe<TillRefusal['code']>('TillUnproven');
  });
});
