import type { OpeningHours } from '../retailer/opening-hours.ts';
import type { Language } from './language.ts';

/** From Monday on. */
export const WEEKDAY_NAME: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const EVERY_DAY: Readonly<Record<Language, string>> = { 'zh-CN': '每天', en: 'Every day' };

/** Hours in lines, those that are the same on neighbouring days in one: `周一至周五 09:00–21:00`. */
export const hoursInWords = (hours: OpeningHours, language: Language): string[] => {
  const names = WEEKDAY_NAME[language];
  const days = names.map((_, index) =>
    hours
      .filter(({ weekday }) => weekday === index + 1)
      .map(({ from, until }) => `${from}–${until}`)
      .toSorted()
      .join(language === 'en' ? ', ' : '、'),
  );
  const runs: { from: number; to: number; text: string }[] = [];
  for (const [index, text] of days.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.text === text) last.to = index;
    else runs.push({ from: index, to: index, text });
  }
  return runs
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => {
      const [first, last] = [names[from] ?? '', names[to] ?? ''];
      if (from === 0 && to === 6) return `${EVERY_DAY[language]} ${text}`;
      return `${from === to ? first : `${first}${language === 'en' ? ' to ' : '至'}${last}`} ${text}`;
    });
};
