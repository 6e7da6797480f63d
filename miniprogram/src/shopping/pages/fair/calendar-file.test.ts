import { expect, test } from 'vitest';
import { TAKEN_FAIR } from '../../../../../test/support/fairs.ts';
import { calendarFile } from './calendar-file.ts';

const [FIRST] = TAKEN_FAIR.stops;

test('a stop is an event of a calendar, in UTC, with what stands between commas and semicolons whole', () => {
  if (FIRST === undefined) throw new Error('a fair without a stop');
  const title = { 'zh-CN': '下乡;巡展,第一场', en: 'Tour' };
  const lines = calendarFile({ ...TAKEN_FAIR, title }, FIRST, 'zh-CN').split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'DTSTART:20260307T060000Z',
      'DTEND:20260307T090000Z',
      'SUMMARY:下乡\\;巡展\\,第一场',
      `UID:${TAKEN_FAIR.fairId}-1@luhuan`,
      'LOCATION:样例村文化广场',
      'TRIGGER:-P1D',
      'SEQUENCE:0',
      'END:VCALENDAR',
    ]),
  );
});

test('one that was moved is the same event, a version on', () => {
  if (FIRST === undefined) throw new Error('a fair without a stop');
  const file = calendarFile(TAKEN_FAIR, { ...FIRST, version: 3 }, 'en');
  expect(file).toContain(`UID:${TAKEN_FAIR.fairId}-1@luhuan`);
  expect(file).toContain('SEQUENCE:2');
});
