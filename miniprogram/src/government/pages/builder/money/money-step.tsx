import { PurseShare } from '@luhuan/shared/campaign/rule';
import { percent } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';
import { Budgets } from './budgets.tsx';
import { Tranches } from './tranches.tsx';

const PURSES = PurseShare.shape.purse.options;

/** Who pays which share; a purse without a share pays nothing. */
const Purses = ({ form }: FormProps) => {
  const { money: text, rules: names } = useBuilderText();
  const { purses } = form.rules;
  const shareOf = (purse: (typeof PURSES)[number]) => purses.find((share) => share.purse === purse)?.share ?? '';
  const sum = purses.reduce((total, { share }) => total + (typeof share === 'number' ? share : 0), 0);
  const set = (purse: (typeof PURSES)[number], share: number | string) => {
    form.change({
      purses: PURSES.flatMap((one) => {
        const next = one === purse ? share : shareOf(one);
        return next === '' ? [] : [{ purse: one, share: next }];
      }),
    });
  };
  return (
    <Section title={text.purses} note={text.pursesNote} rule={{ form, field: 'purses' }} error={form.wrong('purses')}>
      <View className="builder-three">
        {PURSES.map((purse) => (
          <NumberField
            key={purse}
            name={`purse-${purse}`}
            kind="percent"
            label={names.purse[purse]}
            value={shareOf(purse)}
            onChange={(share) => set(purse, share)}
            error={
              typeof shareOf(purse) === 'string' && shareOf(purse) !== ''
                ? form.wrongIn(`purses.${purses.findIndex((share) => share.purse === purse)}`)
                : undefined
            }
          />
        ))}
      </View>
      <Text className="quiet">{text.pursesSum(percent(sum))}</Text>
    </Section>
  );
};

/** Budgets, later money, who pays, and when shops get theirs. */
export const MoneyStep = ({ form }: FormProps) => {
  const text = useBuilderText().money;
  const { payoutDelayDays } = form.rules;
  return (
    <View>
      <Budgets form={form} />
      <Tranches form={form} />
      <Purses form={form} />
      <Section title={text.payout} rule={{ form, field: 'payoutDelayDays' }}>
        <NumberField
          name="payout"
          kind="whole"
          label={text.payoutDays}
          value={payoutDelayDays}
          onChange={(next) => form.change({ payoutDelayDays: next })}
          hint={text.payoutHint}
          error={form.wrong('payoutDelayDays', payoutDelayDays)}
        />
      </Section>
    </View>
  );
};
