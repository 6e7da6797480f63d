import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { ownedEn } from './owned-en.ts';
import { type OwnedTexts, ownedZhCN } from './owned-zh-cn.ts';

/** The words of what somebody owns in the language of this device. */
export const useOwnedText = (): OwnedTexts => wordsIn({ 'zh-CN': ownedZhCN, en: ownedEn }, useLanguage());
