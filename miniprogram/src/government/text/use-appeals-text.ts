import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { appealsEn } from './appeals-en.ts';
import { type AppealsTexts, appealsZhCN } from './appeals-zh-cn.ts';

/** The words of appeals in the language of this device. */
export const useAppealsText = (): AppealsTexts => wordsIn({ 'zh-CN': appealsZhCN, en: appealsEn }, useLanguage());
