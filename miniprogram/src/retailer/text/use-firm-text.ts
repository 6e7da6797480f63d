import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { firmEn } from './firm-en.ts';
import { type FirmTexts, firmZhCN } from './firm-zh-cn.ts';

/** The words about firms and stores in the language of this device. */
export const useFirmText = (): FirmTexts => wordsIn({ 'zh-CN': firmZhCN, en: firmEn }, useLanguage());
