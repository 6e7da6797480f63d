import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { en } from './en.ts';
import { type RetailerTexts, zhCN } from './zh-cn.ts';

/** The words of the retailer subpackage in the language of this device. */
export const useRetailerText = (): RetailerTexts => wordsIn({ 'zh-CN': zhCN, en }, useLanguage());
