import { CATEGORIES } from '@luhuan/shared/appliance/category';
import type { Category } from '@luhuan/shared/appliance/category';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Sourced } from '@luhuan/shared/three-accounts/sourced';
import { safeLife } from '@luhuan/shared/three-accounts/safe-life';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { chosenCategory } from '../../../storage/catalogue.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { CategoryChips } from '../../../ui/category-chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { RegionPicker } from '../../../ui/region-picker.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, follow } from '../../../ui/standing.tsx';
import { useAccountsText } from '../../text/use-accounts-text.ts';
import { AccountCards } from './account-cards.tsx';
import { MachineForm } from './machine-form.tsx';
import type { AccountsPage } from './use-accounts.ts';
import { ASKED } from './written-machine.ts';
import './accounts.scss';

/** Kinds of which at least one account can be done. */
const COVERED: readonly Category[] = CATEGORIES.filter(
  (category) => ASKED[category] !== undefined || safeLife(category, null) !== undefined,
);

const Source = ({ constant }: { constant: Sourced }) => {
  const text = useAccountsText();
  const language = useLanguage();
  const from = constant.assumption
    ? `${text.assumed}: ${constant.why[language]}`
    : [constant.source.number, constant.source.title, constant.source.year].filter((part) => part !== null).join(' · ');
  return (
    <View className="accounts-source" ariaRole="listitem">
      <Text className="accounts-line">{constant.name[language]}</Text>
      <Text className="accounts-line figure">{`${constant.values.join(' / ')} ${constant.unit}`}</Text>
      <Text className="quiet">{from}</Text>
    </View>
  );
};

const Sources = ({ sources }: { sources: readonly Sourced[] }) => {
  const text = useAccountsText();
  const [open, setOpen] = useState(false);
  if (sources.length === 0) return null;
  return (
    <View className="block">
      <Text className="block-title">{text.sources}</Text>
      {open ? (
        <View ariaRole="list">
          {sources.map((constant) => (
            <Source key={constant.id} constant={constant} />
          ))}
        </View>
      ) : null}
      <PushButton kind="secondary" expanded={open} onPush={() => setOpen(!open)}>
        {open ? text.sourcesHide : text.sourcesShow}
      </PushButton>
    </View>
  );
};

const yuan = (name: string, label: string, value: string, onChange: (entry: string) => void) => (
  <Field name={name} label={label} value={value} onChange={onChange} type="digit" maxLength={10} />
);

const HomeBlock = ({ page: { home, setPicking } }: { page: AccountsPage }) => {
  const text = useAccountsText();
  return (
    <View className="block">
      <Text className="block-title">{text.home}</Text>
      <View className="row">
        <Text>{text.place(home.place.name)}</Text>
        <PushButton kind="plain" onPush={() => setPicking(true)}>
          {text.changePlace}
        </PushButton>
      </View>
      {home.stored ? (
        <View>
          {home.unknownUse ? null : (
            <Field
              name="household"
              label={text.household}
              value={home.household}
              onChange={home.setHousehold}
              type="number"
              hint={text.householdHint}
              maxLength={6}
            />
          )}
          <PushButton kind="plain" onPush={() => home.setUnknownUse(!home.unknownUse)}>
            {home.unknownUse ? text.householdKnown : text.householdUnknown}
          </PushButton>
        </View>
      ) : (
        yuan('bill-price', text.billPrice, home.billPrice, home.setBillPrice)
      )}
      {yuan('pay', text.pay, home.pay, home.setPay)}
      {yuan('trade-in', text.tradeIn, home.tradeIn, home.setTradeIn)}
    </View>
  );
};

const toModels = (category: Category): void => {
  chosenCategory.set(category);
  follow('open-appliances', () => undefined);
};

const Reckoning = ({ page, model }: { page: AccountsPage; model: ApplianceModel | null }) => {
  const text = useAccountsText();
  const { category, accounts, byHand } = page.reckon(model);
  return (
    <View>
      <Text className="quiet">{text.intro}</Text>
      {model === null ? <CategoryChips categories={COVERED} category={category} choose={page.setCategory} /> : null}
      <AccountCards accounts={accounts} />
      <View className="block">
        <Text className="block-title">{text.old}</Text>
        <Field
          name="bought-year"
          label={text.boughtYear}
          value={page.old.year}
          onChange={page.old.setYear}
          type="number"
          error={page.old.yearWrong ? text.yearWrong : undefined}
          maxLength={4}
        />
        <MachineForm of="old" category={category} written={page.old.written} write={page.old.write} />
      </View>
      <View className="block">
        <Text className="block-title">{text.next}</Text>
        {model === null ? null : <Text className="accounts-line">{model.name}</Text>}
        {byHand ? (
          <MachineForm of="new" category={category} written={page.next.written} write={page.next.write} />
        ) : null}
        {model === null ? (
          <PushButton kind="secondary" onPush={() => toModels(category)}>
            {text.chooseModel}
          </PushButton>
        ) : null}
      </View>
      <HomeBlock page={page} />
      <Sources sources={accounts.sources} />
    </View>
  );
};

export const AccountsView = ({ page }: { page: AccountsPage }) => {
  const text = useAccountsText();
  return (
    <Screen title={text.title} parent="/pages/home/index">
      <Shown screen={page.screen}>{(model) => <Reckoning page={page} model={model} />}</Shown>
      <RegionPicker visible={page.picking} onClose={() => page.setPicking(false)} onPick={page.pick} />
    </Screen>
  );
};
