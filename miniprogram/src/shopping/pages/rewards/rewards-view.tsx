import { plusMs } from '@luhuan/shared/clock';
import { type Reward, obtainable } from '@luhuan/shared/reward/reward';
import { date, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { PlaceScreen } from '../../ui/place-screen.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { Deeds } from './deeds.tsx';
import { MyRewards } from './my-rewards.tsx';
import { Prizes } from './ticket.tsx';
import { type RewardsPage, type Tab, useOrdering } from './use-rewards.ts';
import './rewards.scss';

const TABS: readonly Tab[] = ['shelf', 'mine', 'deeds'];

const WHY = { RewardNotYet: 'soon', RewardOver: 'over', RewardPaused: 'paused', RewardSoldOut: 'soldOut' } as const;

const Facts = ({ reward: { terms, left } }: { reward: Reward }) => {
  const text = useRewardsText();
  const language = useLanguage();
  const { from, until } = terms.window;
  return (
    <View>
      <Text className="rewards-line">{terms.handOver}</Text>
      {terms.lottery === undefined ? null : <Prizes lottery={terms.lottery} />}
      {terms.kind === 'charity' ? null : (
        <Text className="quiet rewards-line">
          {terms.lottery === undefined ? text.collectDays(terms.collectDays) : text.lottery.collect(terms.collectDays)}
        </Text>
      )}
      <Text className="quiet figure rewards-line">{[text.left(left), text.most(terms.mostPerPerson)].join(' · ')}</Text>
      <Text className="quiet figure rewards-line">
        {text.window(date(from, language), date(plusMs(until, -1), language))}
      </Text>
    </View>
  );
};

/** What the button does, or why there is none. */
const Ordering = ({ reward, page }: { reward: Reward; page: RewardsPage }) => {
  const text = useRewardsText();
  const { asking, ask, sent, order, clear } = useOrdering(reward, page.reload);
  const language = useLanguage();
  const { title, costPoints, kind, window } = reward.terms;
  const free = obtainable(reward, page.now);
  const done = sent.state === 'done';
  if (!free.ok && !done) return <StatusTag tone="wait">{text[WHY[free.error.code]]}</StatusTag>;
  if (!page.isShopper) return <Text className="quiet">{text.signIn}</Text>;
  const short = page.active === null ? 0 : costPoints - page.active;
  return (
    <View className="rewards-actions">
      <Written sent={sent} reader="shopper" askAgain={() => void order()} onEdit={clear} />
      <View ariaLive="polite">{done ? <Text>{`✓ ${text.ordered}`}</Text> : null}</View>
      {done ? (
        <PushButton kind="secondary" onPush={() => page.look('mine')}>
          {text.toMine}
        </PushButton>
      ) : short > 0 ? (
        <StatusTag tone="wait">{text.short(short)}</StatusTag>
      ) : (
        <PushButton disabled={sent.state === 'sending'} onPush={() => ask(true)}>
          {sent.state === 'sending' ? text.ordering : text.order}
        </PushButton>
      )}
      <Confirm
        visible={asking}
        title={text.confirm(title, costPoints)}
        text={
          kind === 'lottery-entry'
            ? text.lottery.confirm(deadline(window.until, language))
            : kind === 'charity'
              ? text.confirmGift
              : text.confirmText
        }
        yes={text.order}
        onYes={() => void order()}
        onNo={() => ask(false)}
      />
    </View>
  );
};

const RewardBlock = ({ reward, page }: { reward: Reward; page: RewardsPage }) => {
  const text = useRewardsText();
  const { title, kind, costPoints } = reward.terms;
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="rewards-name">{title}</Text>
        <StatusTag tone="good">{text.kind[kind]}</StatusTag>
      </View>
      <Text className="money">{text.cost(costPoints)}</Text>
      <Facts reward={reward} />
      <Ordering reward={reward} page={page} />
    </View>
  );
};

const Shelf = ({ page }: { page: RewardsPage }) => {
  const text = useRewardsText();
  const change = { text: text.changePlace, onPush: () => page.setPicking(true) };
  return (
    <Shown screen={page.shelf}>
      {({ items }) =>
        items.length === 0 ? (
          <Standing sheet="empty" title={text.none} text={text.noneText} button={change} />
        ) : (
          <View ariaRole="list">
            {items.map((reward) => (
              <RewardBlock key={reward.rewardId} reward={reward} page={page} />
            ))}
          </View>
        )
      }
    </Shown>
  );
};

export const RewardsView = ({ page }: { page: RewardsPage }) => {
  const text = useRewardsText();
  return (
    <PlaceScreen
      parent="/pages/points/index"
      tabs={TABS}
      page={page}
      text={text}
      above={
        page.active === null ? null : (
          <PushButton kind="bare" onPush={() => void Taro.navigateTo({ url: '/pages/points/index' })}>
            <Text className="rewards-active figure">{text.active(page.active)}</Text>
          </PushButton>
        )
      }
    >
      {page.tab === 'shelf' ? <Shelf page={page} /> : null}
      {page.tab === 'mine' ? <MyRewards page={page} /> : null}
      {page.tab === 'deeds' ? <Deeds page={page.deeds} /> : null}
    </PlaceScreen>
  );
};
