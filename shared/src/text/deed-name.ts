import type { DeedKind } from '../campaign/rule.ts';
import type { Language } from './language.ts';

/** What somebody does for the programme, in the words that shoppers and officers read. */
export const DEED_NAME: Readonly<Record<Language, Readonly<Record<DeedKind, string>>>> = {
  'zh-CN': { 'village-tour': '参加家电下乡活动', 'energy-quiz': '通过节能知识答题', 'safety-check': '旧家电安全检查' },
  en: { 'village-tour': 'village tour', 'energy-quiz': 'energy quiz', 'safety-check': 'safety check' },
};
