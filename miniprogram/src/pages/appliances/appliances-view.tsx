import { yuan, yuanShort } from '@luhuan/shared/text/format';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../text/use-text.ts';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { CategoryChips } from '../../ui/category-chips.tsx';
import { Chips } from '../../ui/chips.tsx';
import { GradeMark } from '../../ui/grade-mark.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Saving, savingWords } from '../../ui/saving.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import type { Appliances, Row } from './use-appliances.ts';
import './appliances.scss';

const ModelRow = ({ row: { model, best }, known }: { row: Row; known: boolean }) => {
  const text = useText();
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
    </PushButton>
  );
};

const Filters = ({ page, models }: { page: Appliances; models: readonly ApplianceModel[] }) => {
  const text = useText();
  const grades = page.gradesOf(models);
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

const Models = ({ page, models }: { page: Appliances; models: readonly ApplianceModel[] }) => {
  const text = useText();
  const rows = page.rowsOf(models);
  return (
    <View>
      <Filters page={page} models={models} />
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
    </View>
  );
};

export const AppliancesView = ({ page }: { page: Appliances }) => {
  const text = useText();
  return (
    <Screen title={text.appliances.title} tab>
      <ActingBanner />
      <CategoryChips categories={page.categories} category={page.category} choose={page.choose} />
      <Shown screen={page.screen}>
        {({ items }) =>
          items.length === 0 ? (
            <Standing sheet="empty" title={text.appliances.emptyTitle} text={text.appliances.emptyText} />
          ) : (
            <Models page={page} models={items} />
          )
        }
      </Shown>
    </Screen>
  );
};
