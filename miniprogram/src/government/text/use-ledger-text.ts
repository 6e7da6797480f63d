import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { ledgerEn } from './ledger-en.ts';
import { type LedgerTexts, ledgerZhCN } from './ledger-zh-cn.ts';

/** The words of a campaign's accounts in the language of this device. */
export const useLedgerText = (): LedgerTexts => wordsIn({ 'zh-CN': ledgerZhCN, en: ledgerEn }, useLanguage());
