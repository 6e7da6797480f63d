import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { en } from './privacy-en.ts';
import { type PrivacyTexts, zhCN } from './privacy-zh-cn.ts';

/** The words about personal data in the language of this device. */
export const usePrivacyText = (): PrivacyTexts => wordsIn({ 'zh-CN': zhCN, en }, useLanguage());
