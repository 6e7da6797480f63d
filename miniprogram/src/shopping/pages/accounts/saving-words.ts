import type { Range } from '@luhuan/shared/three-accounts/range';
import { whole } from '@luhuan/shared/text/format';
import { useAccountsText } from '../../text/use-accounts-text.ts';

const shownAs = (n: number, unit: number): string => {
  const value = Math.round(n / unit) + 0;
  return value < 0 ? `−${whole(-value)}` : whole(value);
};
export const span = ({ low, high }: Range, unit: number): string => {
  const [from, to] = [shownAs(low, unit), shownAs(high, unit)];
  return from === to ? from : `${from}–${to}`;
};
const flipped = ({ low, point, high }: Range): Range => ({ low: -high, point: -point, high: -low });

export const UNIT = { wh: 1_000, fen: 100, water: 100, litres: 1, co2: 1_000 };

/** What is saved, or not, in one sentence. */
export const useSentence = () => {
  const text = useAccountsText();
  return (saving: Range, of: keyof typeof UNIT): string => {
    const unit = UNIT[of];
    if (saving.low >= 0) return text.saves[of](span(saving, unit));
    if (saving.high <= 0) return text.costs[of](span(flipped(saving), unit));
    return text.either[of](shownAs(-saving.low, unit), shownAs(saving.high, unit));
  };
};

/** What is most likely, in a few words. */
export const useLikely = () => {
  const text = useAccountsText();
  return ({ point }: Range, of: 'wh' | 'fen'): string =>
    point < 0
      ? text.likely.more[of](shownAs(-point, UNIT[of]))
      : text.likely.less(shownAs(point, UNIT[of]), text.unit[of]);
};
