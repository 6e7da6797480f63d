import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { cardEn, orderEn } from './order-en.ts';
import { type CardTexts, type OrderTexts, cardZhCN, orderZhCN } from './order-zh-cn.ts';

/** The words of online orders in the language of this device. */
export const useOrderText = (): OrderTexts => wordsIn({ 'zh-CN': orderZhCN, en: orderEn }, useLanguage());

/** The words of printed cards. */
export const useCardText = (): CardTexts => wordsIn({ 'zh-CN': cardZhCN, en: cardEn }, useLanguage());
