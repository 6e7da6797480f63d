import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { receiptEn } from './receipt-en.ts';
import { type ReceiptTexts, receiptZhCN } from './receipt-zh-cn.ts';

/** The words of receipts in the language of this device. */
export const useReceiptText = (): ReceiptTexts => wordsIn({ 'zh-CN': receiptZhCN, en: receiptEn }, useLanguage());
