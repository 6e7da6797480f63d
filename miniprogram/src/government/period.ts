import type { Window } from '@luhuan/shared/campaign/revision';
import { type Instant, epochMs, plusMs, wallClock } from '@luhuan/shared/clock';
import { date } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';

const DAY_MS = 86_400_000;
/** `09:30`, wall clock of Asia/Shanghai. */
export const clockOf = (at: Instant): string => wallClock(at).slice(11, 16);
/** The clock of a half-open end: midnight ends the day before. */
const endClockOf = (at: Instant): string => (clockOf(at) === '00:00' ? '24:00' : clockOf(at));

/** A moment with its year; midnight needs no clock. */
const begins = (at: Instant, language: Language): string =>
  clockOf(at) === '00:00' ? date(at, language) : `${date(at, language)} ${clockOf(at)}`;

/** A half-open end with its year. */
export const ends = (at: Instant, language: Language): string => `${date(plusMs(at, -1), language)} ${endClockOf(at)}`;

/** `2026年3月1日至2026年12月31日 24:00`, wall clock of Asia/Shanghai. */
export const period = ({ from, until }: Window, language: Language): string =>
  `${begins(from, language)}${language === 'zh-CN' ? '至' : ' to '}${ends(until, language)}`;

/** A moment in full: what is put on file. */
export const moment = (at: Instant, language: Language): string => `${date(at, language)} ${clockOf(at)}`;

/** Days until `at`, the day under way included; 0 when it has passed. */
export const daysLeft = (now: Instant, at: Instant): number =>
  Math.max(0, Math.ceil((epochMs(at) - epochMs(now)) / DAY_MS));
