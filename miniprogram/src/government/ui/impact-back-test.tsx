import type { BackTest } from '@luhuan/shared/impact/report';
import type { Tested } from '@luhuan/shared/impact/tally';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../text/use-text.ts';
import type { ImpactTexts } from '../text/impact-zh-cn.ts';
import { useImpactText } from '../text/use-impact-text.ts';
import { type DistrictNames, Examples } from './impact-examples.tsx';
import { type Column, Cell, Row, RowName, Table } from './table.tsx';

const moneyTitle = ({ redemptions }: Tested, text: ImpactTexts): string => {
  const more = redemptions.afterFen - redemptions.beforeFen;
  if (more === 0) return text.money.same;
  return more > 0 ? text.money.more(more) : text.money.less(-more);
};

/** Gained and lost, at the claim and at the till together. */
const turnsOf = ({ claims, redemptions }: Tested) => ({
  gained: claims.gained + redemptions.gained,
  lost: claims.lost + redemptions.lost,
  unknown: claims.unknown + redemptions.unknown,
});

const columnsOf = ({ columns }: ImpactTexts) =>
  ({
    category: { name: columns.category },
    claims: { name: columns.claims, kind: 'amount' },
    gained: { name: columns.gained, kind: 'amount' },
    lost: { name: columns.lost, kind: 'amount' },
    before: { name: columns.before, kind: 'amount' },
    after: { name: columns.after, kind: 'amount' },
    difference: { name: columns.difference, kind: 'amount' },
    unknown: { name: columns.unknown, kind: 'amount' },
  }) satisfies Record<string, Column>;

const Line = ({ name, tested, total = false }: { name: string; tested: Tested; total?: boolean }) => {
  const text = useImpactText();
  const columns = columnsOf(text);
  const { gained, lost, unknown } = turnsOf(tested);
  const { claims, redemptions } = tested;
  const cells: readonly (readonly [Column, string])[] = [
    [columns.claims, text.change(claims.grantedBefore, claims.grantedAfter)],
    [columns.gained, String(gained)],
    [columns.lost, String(lost)],
    [columns.before, yuan(redemptions.beforeFen)],
    [columns.after, yuan(redemptions.afterFen)],
    [columns.difference, text.signed(redemptions.afterFen - redemptions.beforeFen)],
    [columns.unknown, String(unknown)],
  ];
  return (
    <Row className={total ? 'impact-total' : ''}>
      <RowName>
        <Text className="impact-name">{name}</Text>
      </RowName>
      {cells.map(([column, words]) => (
        <Cell key={column.name} column={column}>
          <Text className="figure">{words}</Text>
        </Cell>
      ))}
    </Row>
  );
};

const Reasons = ({ reasons }: Pick<BackTest, 'reasons'>) => {
  const text = useImpactText();
  const moved = reasons.filter(({ newly, noLonger }) => newly !== noLonger);
  if (moved.length === 0) return null;
  return (
    <View className="impact-reasons">
      <Text className="impact-name">{text.reasonsTitle}</Text>
      {moved.map(({ moment, reason, newly, noLonger }) => (
        <View key={`${moment} ${reason}`} className="row impact-reason">
          <Text>{`${text.moment[moment]} · ${text.reason(reason)}`}</Text>
          <Text className="figure">
            {newly > noLonger ? text.newly(newly - noLonger) : text.noLonger(noLonger - newly)}
          </Text>
        </View>
      ))}
    </View>
  );
};

type BackTestShownProps = { backTest: BackTest; districts: DistrictNames };

/** Who would have gained and lost, and what it would have cost; the conclusion is the title. */
export const BackTestShown = ({ backTest, districts }: BackTestShownProps) => {
  const text = useImpactText();
  const names = CATEGORY_NAME[useLanguage()];
  const { all, categories, reasons, winners, losers } = backTest;
  const { gained, lost, unknown } = turnsOf(all);
  return (
    <View className="block">
      <Text className="block-title">{moneyTitle(all, text)}</Text>
      <Text className="impact-line">{text.people(gained, lost)}</Text>
      {unknown === 0 ? null : <Text className="impact-line">{text.unknown(unknown)}</Text>}
      <Table label={moneyTitle(all, text)} columns={Object.values(columnsOf(text))}>
        {categories.map(({ category, ...tested }) => (
          <Line key={category} name={names[category]} tested={tested} />
        ))}
        <Line name={text.total} tested={all} total />
      </Table>
      <Reasons reasons={reasons} />
      <Examples title={text.winners(winners.length)} examples={winners} districts={districts} />
      <Examples title={text.losers(losers.length)} examples={losers} districts={districts} />
    </View>
  );
};
