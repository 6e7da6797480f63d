import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { type Money, hundredthsUsed, isPlanned, moneyByCategory, moneyOf } from '../../money.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { Behind } from '../../ui/desk.tsx';
import { MoneyBar } from '../../ui/money-bar.tsx';
import { type Column, Cell, Row, RowName, Table } from '../../ui/table.tsx';

type Columns = Readonly<Record<'limit' | 'held' | 'spent' | 'left' | 'used', Column>> & {
  /** `undefined` where nothing waits for a drop. */
  readonly reserve: Column | undefined;
};
type LineProps = { name: string; money: Money; columns: Columns; total?: boolean };

const useShare = () => {
  const { money } = useGovernmentText();
  return (amounts: Money): string =>
    amounts.heldFen + amounts.spentFen === 0 ? money.nothing : money.share(hundredthsUsed(amounts));
};

/** What was approved and how far it is used. */
const MovingLine = ({ name, money, columns, total = false }: LineProps) => {
  const share = useShare();
  const { limit, held, spent, left, reserve, used } = columns;
  const amounts = [
    { column: limit, amountFen: money.limitFen },
    { column: held, amountFen: money.heldFen },
    { column: spent, amountFen: money.spentFen },
    { column: left, amountFen: money.leftFen },
    { column: reserve, amountFen: money.reserveFen },
  ];
  return (
    <Row className={total ? 'campaign-total' : ''}>
      <RowName>
        <Text className="campaign-category-name">{name}</Text>
      </RowName>
      {amounts.map(({ column, amountFen }) =>
        column === undefined ? null : (
          <Cell key={column.name} column={column}>
            <Text className="figure">{yuan(amountFen)}</Text>
          </Cell>
        ),
      )}
      <Cell column={used}>
        <View className="campaign-used">
          <MoneyBar title={name} money={money} />
          <Text className="figure">{share(money)}</Text>
        </View>
      </Cell>
    </Row>
  );
};

const amount = (name: string): Column => ({ name, kind: 'amount' });

const MovingMoney = ({ managed }: { managed: ManagedCampaign }) => {
  const { campaign, money } = useGovernmentText();
  const names = CATEGORY_NAME[useLanguage()];
  const total = moneyOf(managed);
  const columns: Columns = {
    limit: amount(money.budget),
    held: amount(money.held),
    spent: amount(money.spent),
    left: amount(money.left),
    reserve: total.reserveFen === 0 ? undefined : amount(money.reserve),
    used: { name: money.used, kind: 'bar' },
  };
  const { limit, held, spent, left, reserve, used } = columns;
  const shown = [limit, held, spent, left, reserve, used].filter((column) => column !== undefined);
  return (
    <Table label={campaign.money} columns={[{ name: campaign.category }, ...shown]}>
      {moneyByCategory(managed).map((part) => (
        <MovingLine key={part.category} name={names[part.category]} money={part} columns={columns} />
      ))}
      <MovingLine name={campaign.total} money={total} columns={columns} total />
    </Table>
  );
};

/** What an approval would release: amounts, and how many vouchers they pay for at the cap. */
const PlannedMoney = ({ managed }: { managed: ManagedCampaign }) => {
  const { campaign, money } = useGovernmentText();
  const names = CATEGORY_NAME[useLanguage()];
  const { rules } = managed.revision;
  const parts = moneyByCategory(managed).map(({ category, limitFen }) => ({
    name: names[category],
    limitFen,
    vouchers: Math.floor(limitFen / (ruleFor(rules, category)?.capFen ?? Infinity)),
  }));
  const total = {
    name: campaign.total,
    limitFen: moneyOf(managed).limitFen,
    vouchers: parts.reduce((sum, { vouchers }) => sum + vouchers, 0),
  };
  const budget = amount(money.budget);
  const vouchers = amount(campaign.vouchers);
  return (
    <Table label={campaign.moneyPlanned} columns={[{ name: campaign.category }, budget, vouchers]}>
      {[...parts, total].map((part) => (
        <Row key={part.name} className={part === total ? 'campaign-total' : ''}>
          <RowName>
            <Text className="campaign-category-name">{part.name}</Text>
          </RowName>
          <Cell column={budget}>
            <Text className="figure">{yuan(part.limitFen)}</Text>
          </Cell>
          <Cell column={vouchers}>
            <Text className="figure">{campaign.about(part.vouchers)}</Text>
          </Cell>
        </Row>
      ))}
    </Table>
  );
};

export const MoneyTable = ({ managed, behind }: { managed: ManagedCampaign; behind: boolean }) => {
  const text = useGovernmentText();
  const planned = isPlanned(managed);
  return (
    <View className="block">
      <Text className="block-title">{planned ? text.campaign.moneyPlanned : text.campaign.money}</Text>
      {planned ? <Text className="quiet">{text.campaign.moneyPlannedNote}</Text> : <Behind behind={behind} />}
      {planned ? <PlannedMoney managed={managed} /> : <MovingMoney managed={managed} />}
    </View>
  );
};
