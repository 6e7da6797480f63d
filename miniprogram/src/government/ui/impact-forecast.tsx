import type { Exhaustion } from '@luhuan/shared/impact/forecast';
import type { CategoryForecast } from '@luhuan/shared/impact/report';
import { startOf } from '@luhuan/shared/clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { date, yuan } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../text/use-text.ts';
import type { ImpactTexts } from '../text/impact-zh-cn.ts';
import { useImpactText } from '../text/use-impact-text.ts';
import type { DistrictNames } from './impact-examples.tsx';
import { type Column, Cell, Row, RowName, Table } from './table.tsx';

export type ForecastWords = { readonly text: ImpactTexts; readonly language: Language };

/** When money is used up, in words. */
export const whenText = (exhaustion: Exhaustion, { text, language }: ForecastWords): string => {
  const say = (day: Parameters<typeof startOf>[0]) => date(startOf(day), language);
  switch (exhaustion.kind) {
    case 'exhausted':
      return text.exhausted(exhaustion.nextMoneyAt === null ? null : date(exhaustion.nextMoneyAt, language));
    case 'lasts':
      return text.lasts;
    case 'too-little-history':
      return text.tooLittle(exhaustion.days);
    case 'runs-out': {
      const { low, point, high } = exhaustion;
      return text.runsOut(point === null ? null : say(point), say(low), high === null ? null : say(high));
    }
  }
};

/** Sorts the category that is used up first to the front; what may last to the end comes after what will not. */
const orderOf = ({ draft }: CategoryForecast): string =>
  draft.kind === 'runs-out' ? `${draft.point ?? 'later'} ${draft.low}` : 'never';

/** What the table says in a sentence. */
const conclusion = (
  forecast: readonly CategoryForecast[],
  words: ForecastWords,
  list: (names: readonly string[]) => string,
): string => {
  const { text, language } = words;
  const name = ({ category }: CategoryForecast) => CATEGORY_NAME[language][category];
  const gone = forecast.filter(({ draft }) => draft.kind === 'exhausted');
  if (gone.length > 0) return text.forecastTitle.exhausted(list(gone.map(name)));
  const [first] = forecast
    .filter(({ draft }) => draft.kind === 'runs-out')
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  if (first !== undefined) return text.forecastTitle.first(name(first), whenText(first.draft, words));
  return forecast.some(({ draft }) => draft.kind === 'lasts') ? text.forecastTitle.lasts : text.forecastTitle.unknown;
};

const SHOWN = 3;

/** The largest districts' shares of the spending as a bar; the rest together. */
const Districts = ({ of, districts }: { of: CategoryForecast; districts: DistrictNames }) => {
  const text = useImpactText();
  if (of.districts.length === 0) return <Text>{text.dash}</Text>;
  const first = of.districts.slice(0, SHOWN);
  const rest = of.districts.slice(SHOWN);
  const parts = [
    ...first.map(({ district, share }) => ({ name: districts[district] ?? district, share })),
    ...(rest.length === 0
      ? []
      : [{ name: text.otherDistricts(rest.length), share: rest.reduce((sum, { share }) => sum + share, 0) }]),
  ];
  return (
    <View className="impact-districts">
      <View className="impact-shares" ariaHidden>
        {parts.map(({ name, share }, index) => (
          <View key={name} className={`impact-share impact-share-${index + 1}`} style={{ width: `${share / 100}%` }} />
        ))}
      </View>
      {parts.map(({ name, share }, index) => (
        <View key={name} className="impact-district">
          <View className={`impact-swatch impact-share-${index + 1}`} ariaHidden />
          <Text className="figure">{`${name} ${text.share(share)}`}</Text>
        </View>
      ))}
    </View>
  );
};

const columnsOf = ({ forecastColumns }: ImpactTexts) =>
  ({
    category: { name: forecastColumns.category },
    left: { name: forecastColumns.left, kind: 'amount' },
    perDay: { name: forecastColumns.perDay, kind: 'amount' },
    now: { name: forecastColumns.now },
    draft: { name: forecastColumns.draft },
    districts: { name: forecastColumns.districts, kind: 'bar' },
  }) satisfies Record<string, Column>;

const Line = ({ of, districts }: { of: CategoryForecast; districts: DistrictNames }) => {
  const text = useImpactText();
  const language = useLanguage();
  const columns = columnsOf(text);
  const words = { text, language };
  return (
    <Row>
      <RowName>
        <Text className="impact-name">{CATEGORY_NAME[language][of.category]}</Text>
      </RowName>
      <Cell column={columns.left}>
        <Text className="figure">{yuan(of.leftFen)}</Text>
      </Cell>
      <Cell column={columns.perDay}>
        <Text className="figure">{of.days === 0 ? text.dash : text.perDay(of.perDay.afterFen)}</Text>
      </Cell>
      <Cell column={columns.now}>
        <Text>{of.now === null ? text.dash : whenText(of.now, words)}</Text>
      </Cell>
      <Cell column={columns.draft}>
        <Text>{whenText(of.draft, words)}</Text>
      </Cell>
      <Cell column={columns.districts}>
        <Districts of={of} districts={districts} />
      </Cell>
    </Row>
  );
};

type ForecastShownProps = { forecast: readonly CategoryForecast[]; districts: DistrictNames };

/** When the money of each category runs out, under the rules in force and under the draft, and which district spends it. */
export const ForecastShown = ({ forecast, districts }: ForecastShownProps) => {
  const text = useImpactText();
  const language = useLanguage();
  const { common } = useText();
  const title = conclusion(forecast, { text, language }, common.list);
  return (
    <View className="block">
      <Text className="block-title">{title}</Text>
      <Table label={title} columns={Object.values(columnsOf(text))}>
        {forecast.map((of) => (
          <Line key={of.category} of={of} districts={districts} />
        ))}
      </Table>
      <Text className="quiet">{text.forecastNote}</Text>
    </View>
  );
};
