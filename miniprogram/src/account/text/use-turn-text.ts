import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { turnEn } from './turn-en.ts';
import { type TurnTexts, turnZhCN } from './turn-zh-cn.ts';

/** The words about draws, lines and coupons in the language of this device. */
export const useTurnText = (): TurnTexts => wordsIn({ 'zh-CN': turnZhCN, en: turnEn }, useLanguage());
