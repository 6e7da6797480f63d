import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { recallsEn } from './recalls-en.ts';
import { type RecallsTexts, recallsZhCN } from './recalls-zh-cn.ts';

/** The words of the desk's recalls in the language of this device. */
export const useRecallsText = (): RecallsTexts => wordsIn({ 'zh-CN': recallsZhCN, en: recallsEn }, useLanguage());
