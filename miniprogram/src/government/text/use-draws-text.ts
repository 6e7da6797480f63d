import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { drawsEn } from './draws-en.ts';
import { type DrawsTexts, drawsZhCN } from './draws-zh-cn.ts';

/** The words of a campaign's draws in the language of this device. */
export const useDrawsText = (): DrawsTexts => wordsIn({ 'zh-CN': drawsZhCN, en: drawsEn }, useLanguage());
