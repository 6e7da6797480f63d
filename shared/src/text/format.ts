import type { Instant } from '../clock.ts';
import { dayOf, plusMs, startOf, wallClock, weekdayOf } from '../clock.ts';
import type { Language } from './language.ts';

const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** `4369` → `4,369`. */
export const whole = (count: number): string => grouped(String(count));

/** `149985` → `¥1,499.85`. Always two decimals: figures that are compared or added. */
export const yuan = (amountFen: number): string => {
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  return `${amountFen < 0 ? '−' : ''}¥${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
};

/** `150000` → `¥1,500`: headlines, where whole yuan need no decimals. */
export const yuanShort = (amountFen: number): string => yuan(amountFen).replace(/\.00$/, '');

/** `15 %` from 1,500 basis points. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

const partsOf = (at: Instant) => {
  const clock = wallClock(at);
  const [year = '', month = '', day = ''] = clock.slice(0, 10).split('-');
  return { year, month: Number(month), day: Number(day), time: clock.slice(11, 16) };
};

/** `5月31日 周日 09:30`, wall clock of Asia/Shanghai. */
export const dateTime = (at: Instant, language: Language): string => {
  const { month, day, time } = partsOf(at);
  const weekday = WEEKDAYS[language][weekdayOf(at)];
  return language === 'zh-CN'
    ? `${month}月${day}日 ${weekday} ${time}`
    : `${weekday} ${day} ${MONTHS[month - 1]}, ${time}`;
};

/** `09:30`, wall clock of Asia/Shanghai. */
export const timeOfDay = (at: Instant): string => partsOf(at).time;

/** A half-open end as people say it: midnight is 24:00 of the day before. */
export const deadline = (at: Instant, language: Language): string => {
  if (at !== startOf(dayOf(at))) return dateTime(at, language);
  return dateTime(plusMs(at, -1), language).replace(/\d\d:\d\d$/, '24:00');
};

export const date = (at: Instant, language: Language): string => {
  const { year, month, day } = partsOf(at);
  return language === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
};

/** A moment in full, with its year: `2026年5月31日 09:30`. */
export const moment = (at: Instant, language: Language): string => `${date(at, language)} ${partsOf(at).time}`;

/** A half-open end in full: midnight is 24:00 of the day before. */
export const momentEnding = (at: Instant, language: Language): string =>
  at === startOf(dayOf(at)) ? `${date(plusMs(at, -1), language)} 24:00` : moment(at, language);
