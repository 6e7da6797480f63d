import { describe, expect, test } from 'vitest';
import { sampleValue } from '../../../test/support/draws.ts';
import { PUBLIC_DRAW, shanghai } from '../../../test/support/samples.ts';
import { type PublicValue, SeedRule, type ValueFault, faultOfValue, roundFor } from './public-seed.ts';

const noon = shanghai('2026-01-07T12:00');

describe('the first value at or after the moment of the draw', () => {
  test.each([
    ['drand-quicknet', '2023-08-23T23:09:27', '1', '2023-08-23T23:09:27'],
    ['drand-quicknet', '2023-08-23T23:09:28', '2', '2023-08-23T23:09:30'],
    ['drand-quicknet', '2026-01-07T12:00:00', '24985012', '2026-01-07T12:00:00'],
    ['sse-composite-close', '2026-01-07T12:00', '2026-01-07', '2026-01-07T15:00'],
    ['sse-composite-close', '2026-01-07T15:00', '2026-01-07', '2026-01-07T15:00'],
    ['sse-composite-close', '2026-01-09T15:01', '2026-01-12', '2026-01-12T15:00'],
    ['welfare-lottery-double', '2026-01-07T12:00', '2026-01-08', '2026-01-08T21:15'],
    ['welfare-lottery-double', '2026-01-08T21:16', '2026-01-11', '2026-01-11T21:15'],
  ] as const)('of %s from %s on is that of %s, there at %s', (source, from, round, publishedAt) => {
    expect(roundFor(source, shanghai(from))).toEqual({ round, publishedAt: shanghai(publishedAt) });
  });
});

describe('a value is taken', () => {
  const lottery = SeedRule.parse({ source: 'welfare-lottery-double', fallback: 'sse-composite-close' });
  const drawing: PublicValue = {
    from: 'source',
    round: '2026-01-08',
    value: '03,07,12,18,25,31+09',
    link: 'https://example.org/drawings/2026-01-08',
  };
  const later = shanghai('2026-02-10T12:00');
  const close: PublicValue = { ...drawing, from: 'fallback', round: '2026-01-27', value: '3912.45' };

  test.each<[string, Partial<PublicValue>, string, ValueFault | null]>([
    ['as published', {}, '2026-01-08T21:15', null],
    ['of the drawing after a holiday', { round: '2026-01-11' }, '2026-01-11T21:15', null],
    ['not before its drawing', {}, '2026-01-08T21:14', 'not-published-yet'],
    ['not of a drawing before the draw', { round: '2026-01-06' }, '2026-01-08T21:15', 'too-early'],
    ['not of a day without a drawing', { round: '2026-01-09' }, '2026-01-12T00:00', 'no-such-round'],
    ['not written otherwise', { value: '3,7,12,18,25,31+9' }, '2026-01-08T21:15', 'not-written-so'],
    ['not of a number', { round: '2026008' }, '2026-01-08T21:15', 'no-such-round'],
  ])('%s', (_, change, now, fault) => {
    expect(faultOfValue(lottery, noon, { ...drawing, ...change }, shanghai(now))).toBe(fault);
  });

  test('of the fallback only after 20 days of silence, and then one of after that', () => {
    const taken = (round: string, now = later) => faultOfValue(lottery, noon, { ...close, round }, now);
    expect(taken('2026-01-27')).toBe(null);
    expect(taken('2026-01-26')).toBe('too-early');
    expect(taken('2026-01-20', shanghai('2026-01-20T16:00'))).toBe('source-not-silent-yet');
  });

  test('of drand only of the very round that follows from the time', () => {
    const taken = (round: string) => faultOfValue(PUBLIC_DRAW.seed, noon, { ...sampleValue, round }, later);
    expect(taken('24985012')).toBe(null);
    expect(taken('24985013')).toBe('no-such-round');
    expect(taken('24985011')).toBe('too-early');
  });
});
