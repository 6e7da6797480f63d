import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { useLanguage } from '../../../text/use-text.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import type { Checked, Line } from './check.ts';

/** Something to correct: where it is entered, and in words. */
export type Correction = { readonly entry: string; readonly section: string; readonly words: string };

const ENTRY: Record<Checked['wrong'][number], { readonly entry: string; readonly section: string }> = {
  title: { entry: 'title', section: 'open-basics' },
  from: { entry: 'fromDay', section: 'open-basics' },
  until: { entry: 'untilDay', section: 'open-basics' },
  'until-before-from': { entry: 'untilDay', section: 'open-basics' },
  'window-over': { entry: 'untilDay', section: 'open-basics' },
  validity: { entry: 'validityDays', section: 'open-basics' },
  'no-category': { entry: 'totalYuan', section: 'open-budgets' },
};

/** What is wrong with a budget, in words. */
export const useLineWrong = () => {
  const { wrong } = useGovernmentText().open;
  return (line: Line): string | undefined => {
    switch (line.wrong) {
      case undefined:
        return undefined;
      case 'amount':
        return wrong.amount;
      case 'below-cap':
        return wrong['below-cap'](line.capFen);
    }
  };
};

/** Everything that stands between the entries and saving them. */
export const useCorrections = ({ wrong, lines }: Checked): readonly Correction[] => {
  const text = useGovernmentText();
  const names = CATEGORY_NAME[useLanguage()];
  const wrongIn = useLineWrong();
  return [
    ...wrong.map((what) => ({ ...ENTRY[what], words: text.open.wrong[what] })),
    ...lines.flatMap((line) => {
      const what = wrongIn(line);
      return what === undefined
        ? []
        : [
            {
              entry: `budget-${line.category}`,
              section: 'open-budgets',
              words: text.open.wrongIn(names[line.category], what),
            },
          ];
    }),
  ];
};
