import type { Language } from '@luhuan/shared/text/language';
import { preferences } from '../storage/preferences.ts';
import { useStored } from '../storage/stored.ts';
import { en } from './en.ts';
import { type Texts, zhCN } from './zh-cn.ts';

export const useLanguage = (): Language => useStored(preferences).language;

/** The words of the app in the language of this device. A subpackage brings its own dictionary and uses `wordsIn`. */
export const useText = (): Texts => wordsIn({ 'zh-CN': zhCN, en }, useLanguage());

export const wordsIn = <T>(dictionary: Readonly<Record<Language, T>>, language: Language): T => dictionary[language];
