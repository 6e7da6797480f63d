import { ScrollView, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { toggleCompared } from '../../../storage/compared.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { useCompareText } from '../../text/use-compare-text.ts';
import { type CompareRow, type Compared, rowsOf } from './rows.ts';
import type { ComparePage } from './use-compare.ts';
import './compare.scss';

const Heads = ({ all }: { all: readonly Compared[] }) => {
  const text = useCompareText();
  return (
    <View className="compare-row compare-heads" ariaRole="row">
      <Text className="compare-name quiet" ariaRole="columnheader" />
      {all.map(({ model }) => (
        <View key={model.gtin} className="compare-cell" ariaRole="columnheader">
          <PushButton
            kind="bare"
            className="compare-to"
            onPush={() => void Taro.navigateTo({ url: `/pages/appliance/index?gtin=${model.gtin}` })}
          >
            <Text className="compare-model">{model.name}</Text>
          </PushButton>
          <PushButton kind="plain" label={text.remove(model.name)} onPush={() => toggleCompared(model)}>
            ×
          </PushButton>
        </View>
      ))}
    </View>
  );
};

const Row = ({ row: { name, cells, best }, all }: { row: CompareRow; all: readonly Compared[] }) => {
  const text = useCompareText();
  return (
    <View className="compare-row" ariaRole="row">
      <Text className="compare-name quiet" ariaRole="rowheader">
        {name}
      </Text>
      {all.map(({ model }, index) => (
        <View key={model.gtin} className="compare-cell" ariaRole="cell">
          <Text className={`figure ${index === best ? 'compare-best' : ''}`}>{cells[index]}</Text>
          {index === best ? <Text className="compare-mark">{text.lowest}</Text> : null}
        </View>
      ))}
    </View>
  );
};

const differs = ({ cells }: CompareRow): boolean => new Set(cells).size > 1;

/** Up to four models of one category, beside each other; on a phone the table scrolls sideways and keeps its first column. */
export const CompareView = ({ page }: { page: ComparePage }) => {
  const text = useCompareText();
  const { chosen, onlyDifferent } = page;
  const choose = { text: text.toModels, onPush: () => void Taro.switchTab({ url: '/pages/appliances/index' }) };
  if (chosen === null)
    return (
      <Screen title={text.title} parent="/pages/appliances/index">
        <Standing sheet="empty" title={text.none} text={text.noneText} button={choose} />
      </Screen>
    );
  return (
    <Screen title={text.title} parent="/pages/appliances/index">
      <Shown screen={page.screen}>
        {(models) => {
          const all = models.map((model) => ({ model, quote: page.quoteFor(model) }));
          const rows = rowsOf(all, text).filter((row) => !onlyDifferent || differs(row));
          return (
            <View>
              {all.length < 2 ? null : (
                <View className="compare-only">
                  <PushButton
                    kind="secondary"
                    selected={onlyDifferent}
                    onPush={() => page.setOnlyDifferent(!onlyDifferent)}
                  >
                    {`${onlyDifferent ? '✓ ' : ''}${text.onlyDifferent}`}
                  </PushButton>
                </View>
              )}
              <View className="block">
                <ScrollView scrollX className="compare">
                  <View className="compare-table" ariaRole="table" ariaLabel={text.label}>
                    <Heads all={all} />
                    {rows.map((row) => (
                      <Row key={row.name} row={row} all={all} />
                    ))}
                  </View>
                </ScrollView>
              </View>
              <Text className="quiet">{text.afterNote}</Text>
              <Text className="quiet">{text.yearlyNote}</Text>
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
