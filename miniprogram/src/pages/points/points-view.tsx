import type { PointsPage as Points } from '@luhuan/shared/api/points';
import type { Instant } from '@luhuan/shared/clock';
import { endsSoon } from '@luhuan/shared/points/ending';
import { type Journal, type PurseLot, type Sums, sourceOf } from '@luhuan/shared/points/journal';
import { date, whole } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../text/use-text.ts';
import { DayField } from '../../ui/day-field.tsx';
import { GrownList } from '../../ui/grown-list.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { PointsPage } from './use-points.ts';
import './points.scss';

/** What is always said, and what is said only of those who have it. */
const ALWAYS = ['pending'] as const;
const SOMETIMES = ['debt', 'spent', 'expired', 'reversed'] as const;

const SumRows = ({ sums }: { sums: Sums }) => {
  const text = useText().points;
  return (
    <View>
      {[...ALWAYS, ...SOMETIMES.filter((account) => sums[account] !== 0)].map((account) => (
        <View key={account} className="row">
          <Text className="quiet">{text.account[account]}</Text>
          <Text className="figure">{whole(sums[account])}</Text>
        </View>
      ))}
    </View>
  );
};

const Now = ({ sums, next }: Pick<Points, 'sums' | 'next'>) => {
  const text = useText().points;
  const language = useLanguage();
  return (
    <View className="block">
      <Text className="quiet">{text.active}</Text>
      <Text className="main-figure">{whole(sums.active)}</Text>
      {next === null ? null : (
        <Text className="points-next">{text.nextToExpire(next.active, date(next.expiresAt, language))}</Text>
      )}
      <SumRows sums={sums} />
      {sums.debt > 0 ? <Text className="quiet">{text.debtText}</Text> : null}
      <PushButton
        className="points-to-rewards"
        onPush={() => void Taro.navigateTo({ url: '/shopping/pages/rewards/index' })}
      >
        {text.rewards}
      </PushButton>
    </View>
  );
};

const LotBlock = ({ lot, now }: { lot: PurseLot; now: Instant }) => {
  const text = useText().points;
  const language = useLanguage();
  const { activeFrom } = lot;
  const pending = activeFrom === null || now < activeFrom;
  const soon = endsSoon(lot, now);
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="points-lot">{text.lot(lot.pending + lot.active)}</Text>
        <StatusTag tone={pending || soon ? 'wait' : 'good'}>
          {pending ? text.account.pending : soon ? text.endsSoon : text.active}
        </StatusTag>
      </View>
      <Text className="quiet">{text.earned[sourceOf(lot.lotId)](date(lot.earnedAt, language))}</Text>
      <Text className="quiet">
        {activeFrom === null
          ? text.waitsForProof(date(lot.expiresAt, language))
          : pending
            ? text.activeFrom(date(activeFrom, language))
            : text.expiresAt(date(lot.expiresAt, language))}
      </Text>
    </View>
  );
};

/** What a journal did to what can be spent, or is coming: what moves between the others is told by its words alone. */
const moved = ({ postings }: Journal): number =>
  postings.reduce(
    (sum, { account, points }) => (account === 'active' || account === 'pending' ? sum + points : sum),
    0,
  );

const JournalRow = ({ journal }: { journal: Journal }) => {
  const text = useText().points;
  const language = useLanguage();
  const points = moved(journal);
  return (
    <View className="row points-journal" ariaRole="listitem">
      <View>
        <Text className="points-what">{text.journal[journal.kind]}</Text>
        <Text className="quiet figure">{date(journal.at, language)}</Text>
      </View>
      {points === 0 ? null : <Text className="figure">{`${points > 0 ? '+' : '−'}${whole(Math.abs(points))}`}</Text>}
    </View>
  );
};

const Then = ({ page }: { page: PointsPage }) => {
  const text = useText().points;
  const { earlier } = page;
  const sums = earlier.state === 'shown' ? (earlier.value?.sums ?? null) : null;
  return (
    <View className="block">
      <DayField
        name="points-day"
        label={text.pastDay}
        value={page.day}
        onChange={page.ask}
        placeholder={text.chooseDay}
        hint={text.pastDayHint}
      />
      <View ariaLive="polite">
        {sums === null ? null : (
          <View>
            <View className="row">
              <Text className="quiet">{text.active}</Text>
              <Text className="figure">{whole(sums.active)}</Text>
            </View>
            <SumRows sums={sums} />
          </View>
        )}
      </View>
    </View>
  );
};

const Found = ({ found, page }: { found: Points; page: PointsPage }) => {
  const text = useText().points;
  const lots = found.lots.filter(({ pending, active }) => pending + active > 0);
  const history = { items: found.history.map((journal, index) => ({ journal, index })), cursor: found.cursor };
  return (
    <View>
      <Now sums={found.sums} next={found.next} />
      <View ariaRole="list">
        {lots.map((lot) => (
          <LotBlock key={lot.lotId} lot={lot} now={page.now} />
        ))}
      </View>
      <View className="block">
        <Text className="block-title">{text.history}</Text>
        <GrownList found={history} page={page} keyOf={({ index }) => String(index)}>
          {({ journal }) => <JournalRow journal={journal} />}
        </GrownList>
      </View>
      <Then page={page} />
      <Text className="quiet">{text.assumption}</Text>
    </View>
  );
};

export const PointsView = ({ page }: { page: PointsPage }) => {
  const text = useText().points;
  const rewards = { text: text.rewards, onPush: () => void Taro.navigateTo({ url: '/shopping/pages/rewards/index' }) };
  return (
    <Screen title={text.title} parent="/pages/me/index">
      <Shown screen={page.screen}>
        {(found) =>
          found.history.length === 0 ? (
            <Standing sheet="empty" title={text.emptyTitle} text={text.emptyText} button={rewards} />
          ) : (
            <Found found={found} page={page} />
          )
        }
      </Shown>
    </Screen>
  );
};
