import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { en } from './en.ts';
import { type StaffTexts, zhCN } from './zh-cn.ts';

/** The words about people in posts in the language of this device. */
export const useStaffText = (): StaffTexts => wordsIn({ 'zh-CN': zhCN, en }, useLanguage());
