import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { builderEn } from './builder-en.ts';
import { builderZhCN } from './builder-zh-cn.ts';
import { builderRulesEn } from './builder-rules-en.ts';
import { builderRulesZhCN } from './builder-rules-zh-cn.ts';
import { rulesEn } from './rules-en.ts';
import { rulesZhCN } from './rules-zh-cn.ts';

const TEXTS = {
  'zh-CN': { ...builderZhCN, ...builderRulesZhCN, rules: rulesZhCN },
  en: { ...builderEn, ...builderRulesEn, rules: rulesEn },
};

/** The words of the builder in the language of this device. */
export const useBuilderText = () => wordsIn(TEXTS, useLanguage());
