import { whole, yuan, yuanShort } from '@luhuan/shared/text/format';
import type { Range } from '@luhuan/shared/three-accounts/range';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { usePromotedText } from '../../text/use-promoted-text.ts';
import { useText } from '../../text/use-text.ts';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { CategoryChips } from '../../ui/category-chips.tsx';
import { Field } from '../../ui/field.tsx';
import { GradeMark } from '../../ui/grade-mark.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Saving } from '../../ui/saving.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import { Filters } from './filters.tsx';
import type { Appliances, ListedModel, Row } from './use-appliances.ts';
import './appliances.scss';

const span = ({ low, high }: Range, words: (amount: number) => string): string => {
  const [from, to] = [words(low), words(high)];
  return from === to ? from : `${from}–${to}`;
};
const kwh = (wh: number): string => whole(Math.round(wh / 1_000));
const yuanOf = (amount: number): string => yuanShort(Math.round(amount / 100) * 100);

/** What a year of it costs, or that it cannot be told. */
const Yearly = ({ yearly }: Pick<ListedModel, 'yearly'>) => {
  const { appliances } = useText();
  const words = () => {
    if (yearly === null) return appliances.yearlyUnknown;
    const use = span(yearly.wh, kwh);
    return yearly.fen === null ? appliances.yearlyUse(use) : appliances.yearlyCost(use, span(yearly.fen, yuanOf));
  };
  return <Text className="quiet">{words()}</Text>;
};

type ModelRowProps = { row: Row; known: boolean; withYearly: boolean };
const ModelRow = ({ row: { model, best, promoted }, known, withYearly }: ModelRowProps) => {
  const text = useText();
  const words = usePromotedText();
  return (
    <PushButton
      kind="bare"
      className="block appliances-model"
      onPush={() => void Taro.navigateTo({ url: `/pages/appliance/index?gtin=${model.gtin}` })}
    >
      <View className="row">
        <Text className="appliances-name">{model.name}</Text>
        <GradeMark label={model.label} />
      </View>
      <Text className="quiet">{`${model.modelNumber} · ${text.appliances.price} ${yuanShort(model.filedPriceFen)}`}</Text>
      {known ? <Saving best={best} /> : null}
      {known && promoted !== undefined ? (
        <Text className="figure">{words.at(promoted.shop.shopName, yuan(promoted.payFen))}</Text>
      ) : null}
      {withYearly ? <Yearly yearly={model.yearly} /> : null}
    </PushButton>
  );
};

type FoundModels = {
  items: readonly ListedModel[];
  total: number;
  grades: readonly number[];
  cursor: string | null;
};

const Models = ({ page, found }: { page: Appliances; found: FoundModels }) => {
  const text = useText();
  const rows = page.rowsOf(found.items);
  return (
    <View>
      <Text className="quiet figure">{text.appliances.total(found.total)}</Text>
      {page.sort === 'running-cost' ? <Text className="quiet">{text.appliances.yearlyNote}</Text> : null}
      {rows.length === 0 ? (
        <Standing
          sheet="empty"
          title={text.appliances.noneFit}
          text={text.appliances.noneFitText}
          button={{ text: text.appliances.showAll, onPush: page.showAll }}
        />
      ) : (
        rows.map((row) => (
          <ModelRow key={row.model.gtin} row={row} known={page.known} withYearly={page.sort === 'running-cost'} />
        ))
      )}
      {found.cursor === null ? null : page.canGrow ? (
        <PushButton kind="secondary" onPush={page.grow}>
          {text.appliances.more}
        </PushButton>
      ) : (
        <Text className="quiet">{text.appliances.narrow}</Text>
      )}
    </View>
  );
};

const toPromotions = () => void Taro.navigateTo({ url: '/shopping/pages/promotions/index' });

export const AppliancesView = ({ page }: { page: Appliances }) => {
  const text = useText();
  const words = usePromotedText();
  return (
    <Screen title={text.appliances.title} tab>
      <ActingBanner />
      <Field
        name="search"
        label={text.appliances.search}
        hint={text.appliances.searchHint}
        value={page.words}
        onChange={page.setWords}
        maxLength={60}
        aside={
          page.words === '' ? null : (
            <PushButton kind="plain" onPush={() => page.setWords('')}>
              {text.appliances.clear}
            </PushButton>
          )
        }
      />
      <PushButton kind="plain" onPush={toPromotions}>
        {words.link}
      </PushButton>
      {page.words === '' ? (
        <CategoryChips categories={page.categories} category={page.category} choose={page.choose} />
      ) : null}
      <Filters page={page} />
      <Shown screen={page.screen}>
        {(found) =>
          found.grades.length === 0 && found.total === 0 && !page.pay.bounded ? (
            <Standing
              sheet="empty"
              title={page.byWords ? text.appliances.nothingFound : text.appliances.emptyTitle}
              text={page.byWords ? text.appliances.nothingFoundText : text.appliances.emptyText}
            />
          ) : (
            <Models page={page} found={found} />
          )
        }
      </Shown>
    </Screen>
  );
};
