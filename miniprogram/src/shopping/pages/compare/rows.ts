import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Quote } from '@luhuan/shared/quote/quote';
import { yearlyWhOf } from '@luhuan/shared/three-accounts/yearly-use';
import { yuan } from '@luhuan/shared/text/format';
import type { CompareTexts } from '../../text/compare-zh-cn.ts';

/** One line of the comparison: a cell for each model, in their order; `best` marks the lowest, where lower is better. */
export type CompareRow = { readonly name: string; readonly cells: readonly string[]; readonly best: number | null };
export type Compared = { readonly model: ApplianceModel; readonly quote: Quote | undefined };

const row = (name: string, cells: readonly string[]): CompareRow => ({ name, cells, best: null });

/** Only one that is lower than all others is the lowest. */
const lowestOf = (amounts: readonly (number | undefined)[]): number | null => {
  if (amounts.some((amount) => amount === undefined) || amounts.length < 2) return null;
  const least = Math.min(...amounts.map((amount) => amount ?? 0));
  return amounts.filter((amount) => amount === least).length === 1 ? amounts.indexOf(least) : null;
};

const KWH = 1_000;

const measuredRows = (models: readonly ApplianceModel[], text: CompareTexts): CompareRow[] => {
  const values = models.map(({ label }) => (label.kind === 'none' ? [] : label.values));
  const quantities = [...new Set(values.flat().map(({ quantity }) => quantity))];
  return quantities.map((quantity) =>
    row(
      text.quantity[quantity],
      values.map((all) => {
        const found = all.find((one) => one.quantity === quantity);
        return found === undefined ? '—' : `${found.value}${found.unit === '1' ? '' : ` ${found.unit}`}`;
      }),
    ),
  );
};

/** What stands beside each other, the money first. */
export const rowsOf = (all: readonly Compared[], text: CompareTexts): CompareRow[] => {
  const models = all.map(({ model }) => model);
  const yearly = models.map(yearlyWhOf);
  const graded = (of: (label: Exclude<ApplianceModel['label'], { kind: 'none' }>) => string) =>
    models.map(({ label }) => (label.kind === 'none' ? text.noLabel : of(label)));
  return [
    {
      name: text.row.after,
      cells: all.map(({ model, quote }) => yuan(quote?.payFen ?? model.filedPriceFen)),
      best: lowestOf(all.map(({ model, quote }) => quote?.payFen ?? model.filedPriceFen)),
    },
    row(
      text.row.subsidy,
      all.map(({ quote }) => (quote === undefined ? text.noSubsidy : yuan(quote.subsidyFen))),
    ),
    row(
      text.row.price,
      models.map(({ filedPriceFen }) => yuan(filedPriceFen)),
    ),
    {
      name: text.row.yearly,
      cells: yearly.map((wh) =>
        wh === undefined ? text.unknown : text.kwh(Math.round(wh.low / KWH), Math.round(wh.high / KWH)),
      ),
      best: lowestOf(yearly.map((wh) => wh?.point)),
    },
    row(
      text.row.grade,
      graded(({ grade }) => String(grade)),
    ),
    ...measuredRows(models, text),
    row(
      text.row.standard,
      graded(({ standard }) => standard),
    ),
    row(
      text.row.size,
      models.map(({ size }) => (size === '' ? '—' : size)),
    ),
    row(
      text.row.model,
      models.map(({ modelNumber }) => modelNumber),
    ),
  ];
};
