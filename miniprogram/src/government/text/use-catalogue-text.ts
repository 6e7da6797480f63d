import { useLanguage, wordsIn } from '../../text/use-text.ts';
import { catalogueEn } from './catalogue-en.ts';
import { type CatalogueTexts, catalogueZhCN } from './catalogue-zh-cn.ts';

/** The words of the catalogue's files in the language of this device. */
export const useCatalogueText = (): CatalogueTexts =>
  wordsIn({ 'zh-CN': catalogueZhCN, en: catalogueEn }, useLanguage());
