import type { Check } from './checks.ts';
import { FINDINGS, type Row } from './judge.ts';

/** Cells under each other; a Chinese character would be two columns wide, so tables are in English. */
const tableOf = (lines: readonly (readonly string[])[]): string => {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const SIGN = { true: 'ok', false: 'FAILED' } as const;

export const checksTable = (checks: readonly Check[]): string =>
  tableOf([
    ['', 'what', 'wanted', 'answer'],
    ...checks.map(({ what, wanted, got, ok }) => [SIGN[`${ok}`], what, wanted, got]),
  ]);

export const rowsTable = (rows: readonly Row[]): string =>
  tableOf([
    ['', 'what', 'tries', 'keys', 'recorded', 'the road', 'last answer', 'found'],
    ...rows.map(({ what, tries, keys, recorded, faults, answer, findings }) => [
      SIGN[`${findings.length === 0}`],
      what,
      String(tries),
      String(keys),
      String(recorded),
      faults.join(' '),
      answer,
      findings.map((one) => FINDINGS[one]).join('; '),
    ]),
  ]);
