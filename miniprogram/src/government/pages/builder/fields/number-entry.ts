import { fen } from '@luhuan/shared/fen';
import { fenOf, yuanEntry } from '../../../../entry/yuan-entry.ts';

/** One hundred billion yuan: more than any programme, and far inside what an amount can hold. */
const MONEY_MAX_FEN = 10 ** 13;

/** What a number is entered as: yuan with two decimals, per cent with two decimals, or a whole number. */
export type NumberKind = 'yuan' | 'percent' | 'whole';

/** The number that was typed, in fen, basis points or as it is; `undefined`: it is none. */
export const numberOf = (kind: NumberKind, typed: string): number | undefined => {
  const plain = typed.trim();
  switch (kind) {
    case 'yuan':
      return plain === '0' ? 0 : fenOf(plain, MONEY_MAX_FEN);
    case 'percent': {
      const found = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(plain);
      return found === null ? undefined : Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
    }
    case 'whole':
      return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined;
  }
};

/** The entry that `numberOf` reads back as the same number. */
export const entryOf = (kind: NumberKind, value: number): string => {
  switch (kind) {
    case 'yuan':
      return yuanEntry(fen(value));
    case 'percent':
      return String(value / 100);
    case 'whole':
      return String(value);
  }
};
