import type { Goods } from '../appliance/model.ts';
import type { Instant } from '../clock.ts';
import type { Fen } from '../fen.ts';
import { type Offers, bestOffer } from './best-offer.ts';

/**
 * What one person pays for goods at their filed price: less the subsidy of their best offer, unless they cannot have it as things
 * are. Goods of one kind, grade and price are reckoned once.
 */
export const payOf = (offers: Offers, now: Instant): ((goods: Goods) => Fen) => {
  const known = new Map<string, Fen>();
  return (goods) => {
    const { category, label, filedPriceFen } = goods;
    const graded = label.kind === 'none' ? '' : `${label.grade}:${label.standard}`;
    const key = `${category}:${filedPriceFen}:${graded}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const best = bestOffer(goods, offers, now);
    const fen = best.kind === 'quoted' && best.offer.standing !== 'no' ? best.quote.payFen : filedPriceFen;
    known.set(key, fen);
    return fen;
  };
};
