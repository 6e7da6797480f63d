import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Instant } from '@luhuan/shared/clock';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { rulesOf } from '../../managed.ts';
import { isRunning, moneyOf, sumMoney } from '../../money.ts';
import { daysLeft } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';

type FigureProps = { label: string; value: string; note: string; money?: boolean };

const Figure = ({ label, value, note, money = false }: FigureProps) => (
  <View className="overview-figure" ariaRole="listitem">
    <Text className="overview-figure-label">{label}</Text>
    <Text className={`overview-figure-value ${money ? 'money' : 'figure'}`}>{value}</Text>
    <Text className="quiet">{note}</Text>
  </View>
);

/** The money of what is live or scheduled, and the campaign that ends first. */
export const Figures = ({ items, now }: { items: readonly ManagedCampaign[]; now: Instant }) => {
  const text = useGovernmentText();
  const running = items.filter(isRunning);
  const { limitFen, heldFen, spentFen, leftFen } = sumMoney(running.map(moneyOf));
  const [nearest] = running
    .filter(({ stage }) => stage === 'live')
    .map(rulesOf)
    .toSorted((a, b) => (a.window.until < b.window.until ? -1 : 1));
  return (
    <View className="block overview-figures" ariaRole="list">
      <Figure label={text.money.budget} value={yuan(limitFen)} note={text.overview.running(running.length)} />
      <Figure label={text.money.held} value={yuan(heldFen)} note={text.money.heldNote} />
      <Figure label={text.money.spent} value={yuan(spentFen)} note={text.money.spentNote} money />
      <Figure label={text.money.left} value={yuan(leftFen)} note={text.money.leftNote} />
      <Figure
        label={text.overview.nearest}
        value={nearest === undefined ? '—' : text.overview.days(daysLeft(now, nearest.window.until))}
        note={nearest === undefined ? text.overview.noLive : nearest.title}
      />
    </View>
  );
};
