import { epochMs } from '@luhuan/shared/clock';
import type { Fair, FairStop } from '@luhuan/shared/fair/fair';
import type { Language } from '@luhuan/shared/text/language';
import { generateIcsCalendar } from 'ts-ics';

/** A stop as an iCalendar file (RFC 5545), times in UTC, with a reminder the day before; moved, the same event a version on. */
export const calendarFile = (fair: Fair, stop: FairStop, language: Language): string => {
  const title = fair.title[language];
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//luhuan//fairs//ZH',
    method: 'PUBLISH',
    events: [
      {
        uid: `${fair.fairId}-${stop.number}@luhuan`,
        sequence: stop.version - 1,
        stamp: { date: new Date(epochMs(stop.moved?.at ?? fair.publishedAt)) },
        start: { date: new Date(epochMs(stop.begins)) },
        end: { date: new Date(epochMs(stop.ends)) },
        summary: title,
        location: stop.address[language],
        description: `${fair.about[language]}\n${fair.organiser[language]}`,
        alarms: [
          { action: 'DISPLAY', trigger: { type: 'relative', value: { before: true, days: 1 } }, description: title },
        ],
      },
    ],
  });
};
