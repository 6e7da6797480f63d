import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { rulesOf } from '../../managed.ts';
import { type Money, hundredthsUsed, isRunning, moneyOf, shareUsed } from '../../money.ts';
import type { GovernmentTexts } from '../../text/zh-cn.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { MoneyBar } from '../../ui/money-bar.tsx';

type Row = { readonly campaignId: string; readonly title: string; readonly money: Money };

/** What the bars, fastest first, say in a sentence. */
const conclusion = (rows: readonly Row[], text: GovernmentTexts): string => {
  const [fastest] = rows;
  if (fastest === undefined || fastest.money.heldFen + fastest.money.spentFen === 0)
    return text.overview.chartUntouched;
  const share = text.money.share(hundredthsUsed(fastest.money));
  return rows.length === 1 ? text.overview.chartOnly(share) : text.overview.chartFastest(fastest.title, share);
};

const Part = ({ kind, label, amountFen }: { kind: 'spent' | 'held' | 'left'; label: string; amountFen: number }) => (
  <View className="overview-part">
    <View className={`overview-swatch overview-swatch-${kind}`} ariaHidden />
    <Text className="figure">{`${label} ${yuan(amountFen)}`}</Text>
  </View>
);

/** Budget, held and spent of every campaign that is live or scheduled, as stacked bars. */
export const MoneyChart = ({ items }: { items: readonly ManagedCampaign[] }) => {
  const text = useGovernmentText();
  const rows = items
    .filter(isRunning)
    .map((managed) => ({
      campaignId: managed.campaign.campaignId,
      title: rulesOf(managed).title,
      money: moneyOf(managed),
    }))
    .filter(({ money }) => money.limitFen > 0)
    .toSorted((a, b) => shareUsed(b.money) - shareUsed(a.money));
  if (rows.length === 0) return null;
  return (
    <View className="block">
      <Text className="block-title">{conclusion(rows, text)}</Text>
      {rows.map(({ campaignId, title, money }) => (
        <View key={campaignId} className="overview-bar">
          <View className="row overview-bar-head">
            <Text className="overview-bar-title">{title}</Text>
            <Text className="figure">{`${text.money.budget} ${yuan(money.limitFen)}`}</Text>
          </View>
          <MoneyBar title={title} money={money} />
          <View className="overview-parts" ariaHidden>
            <Part kind="spent" label={text.money.spent} amountFen={money.spentFen} />
            <Part kind="held" label={text.money.held} amountFen={money.heldFen} />
            <Part kind="left" label={text.money.left} amountFen={money.leftFen} />
          </View>
        </View>
      ))}
      <Text className="quiet">{text.overview.chartNote}</Text>
    </View>
  );
};
