import { useLanguage, wordsIn } from '../../text/use-text.ts';
import type { WrittenCategory, WrittenRules } from '../written-rules.ts';
import { rulesEn } from '../text/rules-en.ts';
import { rulesZhCN } from '../text/rules-zh-cn.ts';
import { type Writer, termsWords } from './category-words.ts';
import { fieldName, fieldWords } from './rule-words.ts';

/** Rules in the words of this device's language. */
export const useRuleWords = () => {
  const language = useLanguage();
  const writer: Writer = { text: wordsIn({ 'zh-CN': rulesZhCN, en: rulesEn }, language), language };
  return {
    text: writer.text,
    terms: (rule: Omit<WrittenCategory, 'budgetFen' | 'category'>) => termsWords(writer, rule),
    field: (rules: WrittenRules, path: string) => fieldWords(writer, rules, path),
    name: (path: string) => fieldName(writer, path),
  };
};
