import { expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { plusMs } from '../clock.ts';
import { nextMoment } from './deadline.ts';

const end = shanghai('2026-03-11T00:00');
const threeDays = shanghai('2026-03-08T00:00');
const oneDay = shanghai('2026-03-10T00:00');

test.each([
  ['claimed ten days before its end, it is next looked at three days before', shanghai('2026-03-01T10:00'), threeDays],
  ['a moment before three days', plusMs(threeDays, -1), threeDays],
  ['at three days: one day before', threeDays, oneDay],
  ['at one day: at its end', oneDay, end],
  ['claimed for this day alone: at its end', shanghai('2026-03-10T10:00'), end],
  ['after its end: at its end', shanghai('2026-03-12T10:00'), end],
])('%s', (_, now, next) => {
  expect(nextMoment(end, now)).toBe(next);
});
