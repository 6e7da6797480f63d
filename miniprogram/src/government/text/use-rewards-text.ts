import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { rewardsEn } from './rewards-en.ts';
import { type RewardsTexts, rewardsZhCN } from './rewards-zh-cn.ts';

/** The words of the desk's rewards in the language of this device. */
export const useRewardsText = (): RewardsTexts => wordsIn({ 'zh-CN': rewardsZhCN, en: rewardsEn }, useLanguage());
