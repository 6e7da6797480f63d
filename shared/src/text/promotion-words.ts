import type { Effect } from '../promotion/promotion.ts';
import { CATEGORY_NAME } from './category-name.ts';
import { percent, yuanShort } from './format.ts';
import type { Language } from './language.ts';

/** What a promotion does, in a few words: what stands beside its name. */
export const promotionWords = (effect: Effect, language: Language): string => {
  const zh = language === 'zh-CN';
  switch (effect.kind) {
    case 'percent': {
      const most = effect.mostFen === null ? '' : yuanShort(effect.mostFen);
      if (zh) return `立减 ${percent(effect.off)}${most === '' ? '' : `，最多 ${most}`}`;
      return `${percent(effect.off)} off${most === '' ? '' : `, up to ${most}`}`;
    }
    case 'amount':
      return zh ? `直降 ${yuanShort(effect.offFen)}` : `${yuanShort(effect.offFen)} off`;
    case 'threshold':
      return zh
        ? `满 ${yuanShort(effect.fromFen)} 减 ${yuanShort(effect.offFen)}`
        : `${yuanShort(effect.offFen)} off from ${yuanShort(effect.fromFen)}`;
    case 'fixed-price':
      return zh ? `一口价 ${yuanShort(effect.priceFen)}` : `${yuanShort(effect.priceFen)} flat`;
    case 'trade-in':
      return zh ? `交旧再减 ${yuanShort(effect.offFen)}` : `${yuanShort(effect.offFen)} more off for the old one`;
    case 'gift':
      return zh ? `送${effect.gift}` : `Gift: ${effect.gift}`;
    case 'bundle': {
      const parts = effect.parts.map((part) => CATEGORY_NAME[language][part]).join(' + ');
      return zh ? `${parts} 同买减 ${percent(effect.off)}` : `${parts} together: ${percent(effect.off)} off`;
    }
  }
};
