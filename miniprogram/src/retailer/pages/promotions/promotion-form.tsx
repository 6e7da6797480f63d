import { Effect } from '@luhuan/shared/promotion/promotion';
import { Text, View } from '@tarojs/components';
import { Chips } from '../../../ui/chips.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { usePromotionsText } from '../../text/use-promotions-text.ts';
import { CategoryPicks } from './category-picks.tsx';
import { type Entries, type Making, useMaking } from './use-making.ts';

const KINDS = Effect.options.map((option) => option.shape.kind.value);
type Typed = 'off' | 'most' | 'amount' | 'from' | 'price' | 'gift';

/** What each kind asks for, in the order of the screen. */
const ASKED: Record<Effect['kind'], readonly Typed[]> = {
  percent: ['off', 'most'],
  amount: ['amount'],
  threshold: ['from', 'amount'],
  'fixed-price': ['price'],
  'trade-in': ['amount'],
  gift: ['gift'],
  bundle: ['off'],
};

type Part = { making: Making };

const EffectFields = ({ making: { entries, edit, wrong } }: Part) => {
  const text = usePromotionsText().form;
  const said: Record<Typed, string> = {
    off: text.offWrong,
    most: text.mostWrong,
    amount: text.amountWrong,
    from: text.amountWrong,
    price: text.amountWrong,
    gift: text.giftWrong,
  };
  return (
    <View>
      {ASKED[entries.kind].map((name) => (
        <Field
          key={name}
          name={`promotion-${name}`}
          label={text[name]}
          type={name === 'gift' ? 'text' : 'digit'}
          value={entries[name]}
          hint={name === 'off' ? text.offHint : undefined}
          error={wrong(name) ? said[name] : undefined}
          maxLength={name === 'gift' ? 40 : 12}
          onChange={(value) => edit({ [name]: value })}
        />
      ))}
      {entries.kind === 'bundle' ? (
        <CategoryPicks
          label={text.parts}
          chosen={entries.parts}
          choose={(parts) => edit({ parts })}
          error={wrong('parts') ? text.partsWrong : undefined}
        />
      ) : null}
    </View>
  );
};

const ScopeFields = ({ making: { entries, edit, wrong } }: Part) => {
  const text = usePromotionsText().form;
  const grades: readonly { value: Entries['worstGrade']; name: string }[] = [
    { value: null, name: text.greenAny },
    { value: 1, name: text.green1 },
    { value: 2, name: text.green2 },
  ];
  return (
    <View>
      {entries.kind === 'bundle' ? null : (
        <CategoryPicks
          label={text.categories}
          chosen={entries.categories}
          choose={(categories) => edit({ categories })}
        />
      )}
      <Field
        name="promotion-gtins"
        label={text.gtins}
        value={entries.gtins}
        hint={text.gtinsHint}
        error={wrong('gtins') ? text.gtinsWrong : undefined}
        maxLength={1_400}
        onChange={(gtins) => edit({ gtins })}
      />
      <Text className="field-label">{text.green}</Text>
      <Chips
        label={text.green}
        options={grades}
        chosen={entries.worstGrade}
        choose={(worstGrade) => edit({ worstGrade })}
      />
    </View>
  );
};

const LimitFields = ({ making: { entries, edit, wrong, mayTogether } }: Part) => {
  const texts = usePromotionsText();
  const text = texts.form;
  return (
    <View>
      <DayField
        name="promotion-start"
        label={text.start}
        value={entries.start}
        placeholder={text.chooseDay}
        error={wrong('window') ? text.windowWrong : undefined}
        onChange={(start) => edit({ start })}
      />
      <DayField
        name="promotion-end"
        label={text.end}
        value={entries.end}
        placeholder={text.chooseDay}
        onChange={(end) => edit({ end })}
      />
      <Field
        name="promotion-stock"
        label={text.stock}
        type="number"
        value={entries.stock}
        error={wrong('stock') ? text.stockWrong : undefined}
        maxLength={7}
        onChange={(stock) => edit({ stock })}
      />
      <Field
        name="promotion-budget"
        label={text.budget}
        type="digit"
        value={entries.budget}
        error={wrong('budget') ? text.budgetWrong : undefined}
        maxLength={12}
        onChange={(budget) => edit({ budget })}
      />
      <Text className="field-label">{text.paidBy}</Text>
      <Chips
        label={text.paidBy}
        options={(['shop', 'maker'] as const).map((value) => ({ value, name: texts.payer[value] }))}
        chosen={entries.paidBy}
        choose={(paidBy) => edit({ paidBy })}
      />
      {mayTogether ? (
        <Chips
          label={texts.together}
          options={[false, true].map((value) => ({ value, name: value ? texts.together : texts.alone }))}
          chosen={entries.together}
          choose={(together) => edit({ together })}
        />
      ) : null}
    </View>
  );
};

/** Everything a shop promises; it is not changed later, only stopped. */
export const PromotionForm = ({ onDone }: { onDone: () => void }) => {
  const texts = usePromotionsText();
  const text = texts.form;
  const making = useMaking(onDone);
  const { entries, edit, wrong, sent, make, clear } = making;
  const busy = sent.state === 'sending';
  return (
    <View className="block">
      <Field
        name="promotion-title"
        label={text.title}
        value={entries.title}
        error={wrong('title') ? text.titleWrong : undefined}
        maxLength={30}
        onChange={(title) => edit({ title })}
      />
      <Text className="field-label">{text.kind}</Text>
      <Chips
        label={text.kind}
        options={KINDS.map((value) => ({ value, name: texts.kind[value] }))}
        chosen={entries.kind}
        choose={(kind) => edit({ kind })}
      />
      <EffectFields making={making} />
      <ScopeFields making={making} />
      <LimitFields making={making} />
      <Written sent={sent} reader="cashier" askAgain={make} onEdit={clear} />
      {making.incomplete ? <Text className="trouble">{texts.wrong}</Text> : null}
      <PushButton disabled={busy} onPush={make}>
        {busy ? texts.busy : text.submit}
      </PushButton>
    </View>
  );
};
