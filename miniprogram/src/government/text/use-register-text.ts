import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { registerEn } from './register-en.ts';
import { type RegisterTexts, registerZhCN } from './register-zh-cn.ts';

/** The words of the register in the language of this device. */
export const useRegisterText = (): RegisterTexts => wordsIn({ 'zh-CN': registerZhCN, en: registerEn }, useLanguage());
