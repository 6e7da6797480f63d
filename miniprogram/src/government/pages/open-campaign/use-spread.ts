import type { Category } from '@luhuan/shared/appliance/category';
import { fen } from '@luhuan/shared/fen';
import { useState } from 'react';
import { fenOf, yuanEntry } from '../../../entry/yuan-entry.ts';
import { BUDGET_MAX_FEN, type Line } from './check.ts';
import { spread } from './spread.ts';

/** How the spreading of one total went. */
type SpreadOutcome =
  | { readonly state: 'none' }
  | { readonly state: 'done'; readonly spentFen: number; readonly vouchers: number; readonly restFen: number }
  | { readonly state: 'short'; readonly leastFen: number }
  | { readonly state: 'amount' | 'no-category' };

type Filled = { readonly outcome: SpreadOutcome; readonly yuan: ReadonlyMap<Category, string> };

const spreadOver = (lines: readonly Line[], totalYuan: string): Filled => {
  const yuan = new Map<Category, string>();
  const included = lines.filter((line) => line.included);
  const capsFen = included.map(({ capFen }) => capFen);
  const totalFen = fenOf(totalYuan, BUDGET_MAX_FEN);
  if (included.length === 0) return { outcome: { state: 'no-category' }, yuan };
  if (totalFen === undefined) return { outcome: { state: 'amount' }, yuan };
  const result = spread(totalFen, capsFen);
  if (result === undefined)
    return { outcome: { state: 'short', leastFen: capsFen.reduce((sum, capFen) => sum + capFen, 0) }, yuan };
  const { partsFen, restFen } = result;
  for (const [index, { category }] of included.entries()) yuan.set(category, yuanEntry(fen(partsFen[index] ?? 0)));
  const vouchers = capsFen.reduce((sum, capFen, index) => sum + (partsFen[index] ?? 0) / capFen, 0);
  return { outcome: { state: 'done', spentFen: totalFen - restFen, vouchers, restFen }, yuan };
};

/** Fills in the budgets of all categories from one total, and tells how it went until something else is changed. */
export const useSpread = (fill: (yuan: ReadonlyMap<Category, string>) => void) => {
  const [outcome, setOutcome] = useState<SpreadOutcome>({ state: 'none' });
  const spreadTotal = (lines: readonly Line[], totalYuan: string) => {
    const filled = spreadOver(lines, totalYuan);
    if (filled.outcome.state === 'done') fill(filled.yuan);
    setOutcome(filled.outcome);
  };
  return { outcome, spreadTotal, forgetOutcome: () => setOutcome({ state: 'none' }) };
};
