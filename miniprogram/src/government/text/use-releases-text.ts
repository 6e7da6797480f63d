import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { releasesEn } from './releases-en.ts';
import { type ReleasesTexts, releasesZhCN } from './releases-zh-cn.ts';

/** The words of a campaign's releases in the language of this device. */
export const useReleasesText = (): ReleasesTexts => wordsIn({ 'zh-CN': releasesZhCN, en: releasesEn }, useLanguage());
