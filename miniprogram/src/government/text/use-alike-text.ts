import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { alikeEn } from './alike-en.ts';
import { type AlikeTexts, alikeZhCN } from './alike-zh-cn.ts';

/** The words of evidence in offices in the language of this device. */
export const useAlikeText = (): AlikeTexts => wordsIn({ 'zh-CN': alikeZhCN, en: alikeEn }, useLanguage());
