import { Text, View } from '@tarojs/components';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { useAccountsText } from '../../text/use-accounts-text.ts';
import type { Home } from './use-home.ts';

type YuanProps = {
  name: string;
  label: string;
  entry: { value: string; set: (value: string) => void; wrong?: boolean };
  hint?: string | undefined;
  error?: string;
};
const Yuan = ({ name, label, entry, hint, error }: YuanProps) => (
  <Field
    name={name}
    label={label}
    value={entry.value}
    onChange={entry.set}
    type="digit"
    maxLength={10}
    hint={hint}
    error={entry.wrong === true ? error : undefined}
  />
);

const Household = ({ home }: { home: Home }) => {
  const text = useAccountsText();
  return (
    <View>
      {home.unknownUse ? null : (
        <Field
          name="household"
          label={text.household}
          value={home.household.value}
          onChange={home.household.set}
          type="number"
          hint={text.householdHint}
          maxLength={6}
        />
      )}
      <PushButton kind="plain" onPush={() => home.setUnknownUse(!home.unknownUse)}>
        {home.unknownUse ? text.householdKnown : text.householdUnknown}
      </PushButton>
    </View>
  );
};

type HomeBlockProps = {
  home: Home;
  /** Whether water is saved too. */
  water: boolean;
};

/** Where somebody lives and what they pay; a price of their own bill stands before the province's tariff. */
export const HomeBlock = ({ home, water }: HomeBlockProps) => {
  const text = useAccountsText();
  const { tariffYear, billPrice } = home;
  return (
    <View className="block">
      <Text className="block-title">{text.home}</Text>
      <View className="row">
        <Text>{text.place(home.place.name)}</Text>
        <PushButton kind="plain" onPush={() => home.setPicking(true)}>
          {text.changePlace}
        </PushButton>
      </View>
      <Yuan
        name="bill-price"
        label={text.billPrice}
        entry={billPrice}
        hint={tariffYear === null ? undefined : text.billPriceHint(tariffYear)}
        error={text.priceWrong}
      />
      {tariffYear !== null && billPrice.value === '' ? <Household home={home} /> : null}
      {water ? (
        <Yuan name="water-price" label={text.waterPrice} entry={home.waterPrice} error={text.waterPriceWrong} />
      ) : null}
      <Yuan name="pay" label={text.pay} entry={home.pay} />
      <Yuan name="trade-in" label={text.tradeIn} entry={home.tradeIn} />
    </View>
  );
};
