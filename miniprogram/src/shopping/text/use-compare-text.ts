import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { compareEn } from './compare-en.ts';
import { type CompareTexts, compareZhCN } from './compare-zh-cn.ts';

/** The words of models that are compared in the language of this device. */
export const useCompareText = (): CompareTexts => wordsIn({ 'zh-CN': compareZhCN, en: compareEn }, useLanguage());
