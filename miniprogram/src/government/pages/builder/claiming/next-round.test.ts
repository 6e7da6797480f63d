import { expect, test } from 'vitest';
import { nextRound } from './next-round.ts';

const round = (from: string, until: string, drawn: string) => ({
  registerFrom: `2026-${from}.000Z`,
  registerUntil: `2026-${until}.000Z`,
  drawnAt: `2026-${drawn}.000Z`,
});
const FIRST = round('01-01T00:00:00', '01-05T12:00:00', '01-07T04:00:00');

test('the second round comes a fortnight after the first, the third as far behind it as they are apart', () => {
  expect(nextRound([FIRST])).toEqual(round('01-15T00:00:00', '01-19T12:00:00', '01-21T04:00:00'));
  const second = round('01-11T00:00:00', '01-15T12:00:00', '01-17T04:00:00');
  expect(nextRound([FIRST, second])).toEqual(round('01-21T00:00:00', '01-25T12:00:00', '01-27T04:00:00'));
});

test('behind a round that is not written out comes an empty one', () => {
  const empty = { registerFrom: '', registerUntil: '', drawnAt: '' };
  expect(nextRound([])).toEqual(empty);
  expect(nextRound([{ ...FIRST, drawnAt: '2026-01-07 ' }])).toEqual(empty);
});
