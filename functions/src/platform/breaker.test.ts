import { plusMs, plusSeconds } from '@luhuan/shared/clock';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { newBreaker } from './breaker.ts';

const now = shanghai('2026-03-01T10:00');
const failing = (times: number) => {
  const breaker = newBreaker();
  for (let time = 0; time < times; time++) breaker.note(false, now);
  return breaker;
};

describe('a breaker', () => {
  test('sends on through four failures in a row', () => {
    expect(failing(4).admits(now)).toBe(true);
  });

  test('opens at the fifth, for 20 seconds', () => {
    const breaker = failing(5);
    expect(breaker.admits(now)).toBe(false);
    expect(breaker.admits(plusMs(now, 19_999))).toBe(false);
    expect(breaker.admits(plusSeconds(now, 20))).toBe(true);
  });

  test('half open it lets one call through, not a rush', () => {
    const breaker = failing(5);
    const later = plusSeconds(now, 20);
    expect([breaker.admits(later), breaker.admits(later), breaker.admits(later)]).toEqual([true, false, false]);
  });

  test('a call that gets through half open closes it, one that fails opens it for another 20 seconds', () => {
    const breaker = failing(5);
    const later = plusSeconds(now, 20);
    expect(breaker.admits(later)).toBe(true);
    breaker.note(false, later);
    expect(breaker.admits(plusSeconds(later, 19))).toBe(false);
    expect(breaker.admits(plusSeconds(later, 20))).toBe(true);
    breaker.note(true, plusSeconds(later, 20));
    expect(breaker.admits(plusSeconds(later, 20))).toBe(true);
    expect(breaker.admits(plusSeconds(later, 20))).toBe(true);
  });

  test('an answer in between counts the failures from the start', () => {
    const breaker = failing(4);
    breaker.note(true, now);
    for (let time = 0; time < 4; time++) breaker.note(false, now);
    expect(breaker.admits(now)).toBe(true);
  });
});
