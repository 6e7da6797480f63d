import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { impactEn } from './impact-en.ts';
import { type ImpactTexts, impactZhCN } from './impact-zh-cn.ts';

/** The words of the impact report in the language of this device. */
export const useImpactText = (): ImpactTexts => wordsIn({ 'zh-CN': impactZhCN, en: impactEn }, useLanguage());
