import { DEDUCTION_NAME } from '@luhuan/shared/text/deduction-name';
import { percent, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { fenOf, yuanEntry } from '../../../entry/yuan-entry.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { errorOf, focusOf } from './entry-check.ts';
import { deductionsIn } from './sale.ts';
import type { Enter } from './use-enter.ts';

type EnterProps = { enter: Enter };

export const PriceField = ({ enter }: EnterProps) => {
  const text = useRetailerText().enter;
  const { price } = enter.draft.entries;
  const { filedFen } = enter;
  const shown = price ?? (filedFen === undefined ? '' : yuanEntry(filedFen));
  const above = filedFen !== undefined && (fenOf(shown) ?? 0) > filedFen;
  return (
    <Field
      name="price"
      label={text.price}
      type="digit"
      value={shown}
      hint={above ? text.priceAboveFiled(filedFen) : text.priceHint}
      error={errorOf(enter, 'price', text.priceWrong)}
      maxLength={14}
      onChange={(typed) => enter.change('price', { price: typed })}
      {...focusOf(enter, 'price')}
    />
  );
};

/** What the price was held against, and where the campaign asks, why it is higher. */
export const PriceFound = ({ enter }: EnterProps) => {
  const text = useRetailerText().priceWatch;
  const { finding } = enter;
  if (finding === undefined) return null;
  const { against, referenceFen, over, action } = finding;
  return (
    <View ariaLive="polite">
      <StatusTag tone="wait">{text.over(percent(over))}</StatusTag>
      <Text className="quiet">{text.against[against](yuan(referenceFen))}</Text>
      {action === 'reason' ? (
        <Field
          name="priceReason"
          label={text.reason}
          hint={text.reasonHint}
          value={enter.draft.entries.priceReason}
          error={errorOf(enter, 'priceReason', text.reasonMissing)}
          maxLength={120}
          onChange={(typed) => enter.change('priceReason', { priceReason: typed })}
          {...focusOf(enter, 'priceReason')}
        />
      ) : (
        <Text className="quiet">{text.warned}</Text>
      )}
    </View>
  );
};

/** What is taken off besides the subsidy: out of the way until wanted. */
export const Deductions = ({ enter }: EnterProps) => {
  const text = useRetailerText().enter;
  const { waterfall: words } = useText();
  const names = DEDUCTION_NAME[useLanguage()];
  const { entries, preview } = enter.draft;
  const [wanted, setWanted] = useState(Object.values(entries.deductions).some((typed) => typed !== ''));
  const steps = deductionsIn(preview.waterfall);
  if (steps.length === 0) return null;
  return (
    <View>
      <PushButton kind="plain" expanded={wanted} onPush={() => setWanted(!wanted)}>
        {wanted ? text.hideDeductions : text.addDeductions}
      </PushButton>
      {wanted
        ? steps.map(({ kind, affectsBase }) => (
            <Field
              key={kind}
              name={kind}
              label={names[kind]}
              type="digit"
              value={entries.deductions[kind] ?? ''}
              hint={affectsBase ? words.lowersBase : words.keepsBase}
              error={errorOf(enter, kind, text.deductionWrong)}
              maxLength={14}
              onChange={(typed) => enter.changeDeduction(kind, typed)}
              {...focusOf(enter, kind)}
            />
          ))
        : null}
    </View>
  );
};
