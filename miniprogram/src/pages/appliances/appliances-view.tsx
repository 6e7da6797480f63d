import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import { CATEGORIES } from '@luhuan/shared/appliance/category';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { type Quote, quote } from '@luhuan/shared/quote/quote';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan, yuanShort } from '@luhuan/shared/text/format';
import { ScrollView, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../text/use-text.ts';
import { GradeMark } from '../../ui/grade-mark.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import type { Appliances } from './use-appliances.ts';
import './appliances.scss';

/** What the model costs at its filed price under the first campaign that subsidises it. */
const quoteIn = (campaigns: readonly OpenCampaign[], model: ApplianceModel): Quote | undefined => {
  for (const { stage, revision } of campaigns) {
    const rule = stage === 'live' ? ruleFor(revision.rules, model.category) : undefined;
    if (rule === undefined) continue;
    const quoted = quote(rule, revision.rules.waterfall, model.label, { listFen: model.filedPriceFen, deductions: [] });
    if (quoted.ok) return quoted.value;
  }
  return undefined;
};

const ModelRow = ({ model, campaigns }: { model: ApplianceModel; campaigns: readonly OpenCampaign[] }) => {
  const text = useText();
  const quoted = quoteIn(campaigns, model);
  const after = quoted === undefined ? '' : `${text.appliances.after} ${yuan(quoted.payFen)}`;
  return (
    <PushButton
      kind="bare"
      className="block appliances-model"
      label={`${model.name} ${text.appliances.price} ${yuan(model.filedPriceFen)} ${after}`}
      onPush={() => void Taro.navigateTo({ url: `/pages/appliance/index?gtin=${model.gtin}` })}
    >
      <View className="row">
        <Text className="appliances-name">{model.name}</Text>
        <GradeMark label={model.label} />
      </View>
      <Text className="quiet">{`${model.modelNumber} · ${text.appliances.price} ${yuanShort(model.filedPriceFen)}`}</Text>
      {quoted === undefined ? null : <Text className="money">{after}</Text>}
    </PushButton>
  );
};

const CategoryChips = ({ category, choose }: Pick<Appliances, 'category' | 'choose'>) => {
  const text = useText();
  const names = CATEGORY_NAME[useLanguage()];
  return (
    <ScrollView scrollX className="appliances-chips" ariaLabel={text.appliances.category}>
      {CATEGORIES.map((other) => (
        <PushButton
          key={other}
          kind="bare"
          className={`appliances-chip ${other === category ? 'appliances-chip-chosen' : ''}`}
          selected={other === category}
          onPush={() => choose(other)}
        >
          {names[other]}
        </PushButton>
      ))}
    </ScrollView>
  );
};

export const AppliancesView = ({ page }: { page: Appliances }) => {
  const text = useText();
  return (
    <Screen title={text.appliances.title} tab>
      <CategoryChips category={page.category} choose={page.choose} />
      <Shown screen={page.screen}>
        {({ items }) =>
          items.length === 0 ? (
            <Standing sheet="empty" title={text.appliances.emptyTitle} text={text.appliances.emptyText} />
          ) : (
            items.map((model) => <ModelRow key={model.gtin} model={model} campaigns={page.campaigns} />)
          )
        }
      </Shown>
    </Screen>
  );
};
