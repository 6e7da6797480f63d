import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { fairsEn } from './fairs-en.ts';
import { type FairsTexts, fairsZhCN } from './fairs-zh-cn.ts';

/** The words of the desk's fairs in the language of this device. */
export const useFairsText = (): FairsTexts => wordsIn({ 'zh-CN': fairsZhCN, en: fairsEn }, useLanguage());
