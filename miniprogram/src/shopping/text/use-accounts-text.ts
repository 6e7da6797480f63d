import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { accountsEn } from './accounts-en.ts';
import { type AccountsTexts, accountsZhCN } from './accounts-zh-cn.ts';

/** The words of the three accounts in the language of this device. */
export const useAccountsText = (): AccountsTexts => wordsIn({ 'zh-CN': accountsZhCN, en: accountsEn }, useLanguage());
