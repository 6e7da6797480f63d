import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { sessionsEn } from './sessions-en.ts';
import { type SessionsTexts, sessionsZhCN } from './sessions-zh-cn.ts';

/** The words about sign-ins and confirmations in the language of this device. */
export const useSessionsText = (): SessionsTexts => wordsIn({ 'zh-CN': sessionsZhCN, en: sessionsEn }, useLanguage());
