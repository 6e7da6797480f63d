import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { storesEn } from './stores-en.ts';
import { type StoresTexts, storesZhCN } from './stores-zh-cn.ts';

/** The words about shops in the language of this device. */
export const useStoresText = (): StoresTexts => wordsIn({ 'zh-CN': storesZhCN, en: storesEn }, useLanguage());
