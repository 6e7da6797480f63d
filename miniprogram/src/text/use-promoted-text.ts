import { promotedEn } from './promoted-en.ts';
import { type PromotedTexts, promotedZhCN } from './promoted-zh-cn.ts';
import { useLanguage, wordsIn } from './use-text.ts';

/** The words of shops' promotions in the language of this device. */
export const usePromotedText = (): PromotedTexts => wordsIn({ 'zh-CN': promotedZhCN, en: promotedEn }, useLanguage());
