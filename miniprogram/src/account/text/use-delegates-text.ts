import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { delegatesEn } from './delegates-en.ts';
import { type DelegatesTexts, delegatesZhCN } from './delegates-zh-cn.ts';

/** The words about powers and notices in the language of this device. */
export const useDelegatesText = (): DelegatesTexts =>
  wordsIn({ 'zh-CN': delegatesZhCN, en: delegatesEn }, useLanguage());
