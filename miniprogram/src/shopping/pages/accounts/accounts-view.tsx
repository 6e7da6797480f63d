import { CATEGORIES } from '@luhuan/shared/appliance/category';
import type { Category } from '@luhuan/shared/appliance/category';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { burnsGas } from '@luhuan/shared/three-accounts/machine';
import { safeLife } from '@luhuan/shared/three-accounts/safe-life';
import { Text, View } from '@tarojs/components';
import { chosenCategory } from '../../../storage/catalogue.ts';
import { CategoryChips } from '../../../ui/category-chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { RegionPicker } from '../../../ui/region-picker.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, follow } from '../../../ui/standing.tsx';
import { useAccountsText } from '../../text/use-accounts-text.ts';
import { AccountCards } from './account-cards.tsx';
import { AccountSources } from './account-sources.tsx';
import { HomeBlock } from './home-block.tsx';
import { MachineForm } from './machine-form.tsx';
import type { AccountsPage } from './use-accounts.ts';
import { ASKED } from './written-machine.ts';
import './accounts.scss';

/** Kinds of which at least one account can be done. */
const COVERED: readonly Category[] = CATEGORIES.filter(
  (category) => ASKED[category] !== undefined || safeLife(category, null) !== undefined,
);

const toModels = (category: Category): void => {
  chosenCategory.set(category);
  follow('open-appliances', () => undefined);
};

const Reckoning = ({ page, model }: { page: AccountsPage; model: ApplianceModel | null }) => {
  const text = useAccountsText();
  const { category, accounts, byHand, lifeYears } = page.reckon(model);
  const { energy, money } = accounts;
  return (
    <View>
      <Text className="quiet accounts-intro">{text.intro}</Text>
      {model === null ? <CategoryChips categories={COVERED} category={category} choose={page.setCategory} /> : null}
      <AccountCards accounts={accounts} lifeYears={lifeYears} />
      <AccountSources sources={accounts.sources} />
      <View className="block">
        <Text className="block-title">{text.old}</Text>
        <Field
          name="bought-year"
          label={text.boughtYear}
          value={page.old.year}
          onChange={page.old.setYear}
          type="number"
          hint={text.boughtYearHint}
          error={page.old.yearWrong ? text.yearWrong : undefined}
          maxLength={4}
        />
        <MachineForm of="old" category={category} written={page.old.written} write={page.old.write} />
      </View>
      <View className="block">
        <Text className="block-title">{text.next}</Text>
        {model === null ? null : <Text className="accounts-line">{model.name}</Text>}
        {byHand && !burnsGas(page.old.written) ? (
          <MachineForm of="new" category={category} written={page.next.written} write={page.next.write} />
        ) : null}
        {model === null ? (
          <PushButton kind="secondary" onPush={() => toModels(category)}>
            {text.chooseModel}
          </PushButton>
        ) : null}
      </View>
      {money.state === 'not-covered' ? null : (
        <HomeBlock home={page.home} water={energy.state === 'reckoned' && energy.savingLitres !== null} />
      )}
    </View>
  );
};

export const AccountsView = ({ page }: { page: AccountsPage }) => {
  const text = useAccountsText();
  return (
    <Screen title={text.title} parent="/pages/home/index">
      <Shown screen={page.screen}>{(model) => <Reckoning page={page} model={model} />}</Shown>
      <RegionPicker visible={page.home.picking} onClose={() => page.home.setPicking(false)} onPick={page.home.pick} />
    </Screen>
  );
};
