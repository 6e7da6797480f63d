import { expect, test } from 'vitest';
import { momentEntry, timeEntry, writtenMoment } from './moment.ts';

test('a day and a time on the clock of Shanghai are a moment, and read back as entered', () => {
  const written = writtenMoment({ day: '2026-01-07', time: '12:00' });
  expect(written).toBe('2026-01-07T04:00:00.000Z');
  expect(momentEntry(written, false)).toEqual({ day: '2026-01-07', time: '12:00' });
});

test('24:00 ends its day: the moment is the next midnight, and an end reads it back as 24:00', () => {
  const written = writtenMoment({ day: '2026-12-31', time: '24:00' });
  expect(written).toBe('2026-12-31T16:00:00.000Z');
  expect(momentEntry(written, true)).toEqual({ day: '2026-12-31', time: '24:00' });
  expect(momentEntry(written, false)).toEqual({ day: '2027-01-01', time: '00:00' });
});

test('half an entry is kept as it was typed', () => {
  for (const entry of [
    { day: '2026-12-31', time: '' },
    { day: '', time: '9' },
    { day: '', time: '' },
  ])
    expect(momentEntry(writtenMoment(entry), true)).toEqual(entry);
});

test('9:30 and 9：30 are 09:30', () => {
  expect([timeEntry('9:30'), timeEntry('9：30'), timeEntry('09:30'), timeEntry('24:00'), timeEntry('9')]).toEqual([
    '09:30',
    '09:30',
    '09:30',
    '24:00',
    '9',
  ]);
});
