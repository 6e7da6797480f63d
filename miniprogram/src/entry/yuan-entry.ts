import { type Fen, fen } from '@luhuan/shared/fen';

/** The dearest thing a shop sells; budgets bring a limit of their own. */
const PRICE_MAX_FEN = 1_000_000_000;

/** Yuan as people type them, at most two decimals; `undefined`: not an amount above zero, or one above `maxFen`. */
export const fenOf = (entry: string, maxFen: number = PRICE_MAX_FEN): Fen | undefined => {
  const typed = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(entry.replace(/[,，\s¥]/g, ''));
  if (typed === null) return undefined;
  const amount = Number(typed[1]) * 100 + Number((typed[2] ?? '').padEnd(2, '0'));
  return amount > 0 && amount <= maxFen ? fen(amount) : undefined;
};

/** The entry that `fenOf` reads back as the same amount: `529900` → `5299`, `529950` → `5299.50`. */
export const yuanEntry = (amountFen: Fen): string => {
  const cents = String(amountFen % 100).padStart(2, '0');
  return `${Math.floor(amountFen / 100)}${cents === '00' ? '' : `.${cents}`}`;
};
