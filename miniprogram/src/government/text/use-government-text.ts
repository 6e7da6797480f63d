import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { en } from './en.ts';
import { type GovernmentTexts, zhCN } from './zh-cn.ts';

/** The words of the government desk in the language of this device. */
export const useGovernmentText = (): GovernmentTexts => wordsIn({ 'zh-CN': zhCN, en }, useLanguage());
