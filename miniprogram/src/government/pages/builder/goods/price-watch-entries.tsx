import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import type { WrittenCategory } from '../../../written-rules.ts';
import { Choice } from '../../../ui/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { ChangedNote } from '../fields/rule-note.tsx';
import type { Form } from '../use-form.ts';

/** Basis points to start from. An assumption: no published rule names a tolerance. */
const TOLERANCE = 500;

/** What a price gets that is higher than before the programme. */
export const PriceWatchEntries = ({ form, rule }: { form: Form; rule: WrittenCategory }) => {
  const text = useBuilderText();
  const { category, priceWatch } = rule;
  const at = `categories.${category}.priceWatch`;
  const put = (next: WrittenCategory['priceWatch']) =>
    form.changeCategory(category, next === undefined ? { priceWatch: undefined } : { priceWatch: next });
  return (
    <View>
      <Choice
        label={text.rules.field.priceWatch}
        options={(['off', 'warn', 'reason', 'refuse'] as const).map((value) => ({
          value,
          words: text.goods.priceWatch[value],
        }))}
        value={priceWatch?.action ?? 'off'}
        onChange={(action) =>
          put(action === 'off' ? undefined : { tolerance: priceWatch?.tolerance ?? TOLERANCE, action })
        }
      />
      {priceWatch === undefined ? null : (
        <NumberField
          name={`price-watch-${category}`}
          kind="percent"
          label={text.goods.priceTolerance}
          value={priceWatch.tolerance}
          onChange={(tolerance) => put({ ...priceWatch, tolerance })}
          hint={text.goods.priceToleranceHint}
          error={form.wrong(`${at}.tolerance`, priceWatch.tolerance)}
        />
      )}
      <ChangedNote form={form} path={at} name={text.rules.field.priceWatch} />
    </View>
  );
};
