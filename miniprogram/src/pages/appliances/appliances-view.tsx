import { yuan, yuanShort } from '@luhuan/shared/text/format';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { SORTS, type Sort } from '@luhuan/shared/appliance/search';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { usePromotedText } from '../../text/use-promoted-text.ts';
import { useLanguage, useText } from '../../text/use-text.ts';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { CategoryChips } from '../../ui/category-chips.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Field } from '../../ui/field.tsx';
import { GradeMark } from '../../ui/grade-mark.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Saving, savingWords } from '../../ui/saving.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import type { Appliances, Row } from './use-appliances.ts';
import './appliances.scss';

const ModelRow = ({ row: { model, best, promoted }, known }: { row: Row; known: boolean }) => {
  const text = useText();
  const words = usePromotedText();
  const language = useLanguage();
  const saving = known ? savingWords(text, language, best) : '';
  return (
    <PushButton
      kind="bare"
      className="block appliances-model"
      label={`${model.name} ${text.appliances.price} ${yuan(model.filedPriceFen)} ${saving}`}
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
    </PushButton>
  );
};

const Filters = ({ page, grades }: { page: Appliances; grades: readonly number[] }) => {
  const text = useText();
  const gradeOptions = [
    { value: null, name: text.appliances.anyGrade },
    ...grades.map((grade) => ({ value: grade, name: text.appliances.grade(grade) })),
  ];
  return (
    <View>
      {grades.length > 1 ? (
        <Chips<number | null>
          label={text.appliances.filter}
          options={gradeOptions}
          chosen={page.grade}
          choose={page.setGrade}
        />
      ) : null}
      <Chips<Sort>
        label={text.appliances.sortLabel}
        options={SORTS.map((value) => ({ value, name: text.appliances.sort[value] }))}
        chosen={page.sort}
        choose={page.setSort}
      />
      <PushButton
        kind="secondary"
        className="appliances-now"
        selected={page.onlyNow}
        onPush={() => page.setOnlyNow(!page.onlyNow)}
      >
        {`${page.onlyNow ? '✓ ' : ''}${text.appliances.onlyNow}`}
      </PushButton>
    </View>
  );
};

type FoundModels = {
  items: readonly ApplianceModel[];
  total: number;
  grades: readonly number[];
  cursor: string | null;
};

const Models = ({ page, found }: { page: Appliances; found: FoundModels }) => {
  const text = useText();
  const rows = page.rowsOf(found.items);
  return (
    <View>
      <Filters page={page} grades={found.grades} />
      <Text className="quiet figure">{text.appliances.total(found.total)}</Text>
      {rows.length === 0 ? (
        <Standing
          sheet="empty"
          title={text.appliances.noneFit}
          text={text.appliances.noneFitText}
          button={{ text: text.appliances.showAll, onPush: page.showAll }}
        />
      ) : (
        rows.map((row) => <ModelRow key={row.model.gtin} row={row} known={page.known} />)
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
      <Shown screen={page.screen}>
        {(found) =>
          found.grades.length === 0 && found.total === 0 ? (
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
