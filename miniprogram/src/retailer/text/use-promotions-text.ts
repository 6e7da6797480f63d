import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { promotionsEn } from './promotions-en.ts';
import { type PromotionsTexts, promotionsZhCN } from './promotions-zh-cn.ts';

/** The words of a shop's promotions in the language of this device. */
export const usePromotionsText = (): PromotionsTexts =>
  wordsIn({ 'zh-CN': promotionsZhCN, en: promotionsEn }, useLanguage());
