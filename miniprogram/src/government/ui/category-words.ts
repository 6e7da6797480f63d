import { yuanShort } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';
import type { RuleTexts } from '../text/rules-zh-cn.ts';
import type { WrittenCategory } from '../written-rules.ts';

/** An entry that is no number yet is shown as it was typed. */
export const shown = (value: number | string): string => String(value === '' ? '—' : value);
export const money = (value: number | string): string => (typeof value === 'number' ? yuanShort(value) : shown(value));
export const share = (value: number | string): number => (typeof value === 'number' ? value : 0);

export type Writer = { readonly text: RuleTexts; readonly language: Language };

/** Rate, cap, ceiling and how many, in one line. */
export const termsWords = ({ text }: Writer, rule: Omit<WrittenCategory, 'budgetFen' | 'category'>): string =>
  [
    ...rule.rates.map(({ grade, rate }) => text.rate(grade, share(rate))),
    typeof rule.capFen === 'number' ? text.cap(rule.capFen) : '',
    typeof rule.priceCeilingFen === 'number' ? text.ceiling(rule.priceCeilingFen) : '',
    text.items(share(rule.itemsPerPerson)),
    ...rule.standards.map(({ standard, from, until }) => text.standard(standard, from, until)),
  ]
    .filter((words) => words !== '')
    .join(' · ');

/** One field of a category, one line each. */
export const categoryField = (writer: Writer, rule: WrittenCategory, field: string): readonly string[] => {
  const { text } = writer;
  switch (field) {
    case 'rates':
      return rule.rates.map(({ grade, rate }) => text.rate(grade, share(rate)));
    case 'standards':
      return rule.standards.length === 0
        ? [text.noStandards]
        : rule.standards.map(({ standard, from, until }) => text.standard(standard, from, until));
    case 'capFen':
      return [money(rule.capFen)];
    case 'priceCeilingFen':
      return [rule.priceCeilingFen === null ? text.noCeiling : money(rule.priceCeilingFen)];
    case 'itemsPerPerson':
      return [shown(rule.itemsPerPerson)];
    case 'budgetFen':
      return [money(rule.budgetFen)];
    case 'evidence':
      return [
        rule.evidence.length === 0 ? text.nothing : text.listed(rule.evidence.map((kind) => text.evidenceKind[kind])),
      ];
    case 'priceWatch':
      return rule.priceWatch === undefined
        ? [text.noWatch]
        : [text.watch[rule.priceWatch.action](share(rule.priceWatch.tolerance))];
    case 'evidenceDue':
      return (rule.evidenceDue ?? []).map((due) =>
        due.when === 'at-redemption'
          ? text.dueAtTill(text.evidenceKind[due.kind])
          : text.dueWithin(text.evidenceKind[due.kind], shown(due.days)),
      );
    default:
      return [termsWords(writer, rule)];
  }
};
