import { plusMs } from '@luhuan/shared/clock';
import { type Reward, obtainable } from '@luhuan/shared/reward/reward';
import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { Desk } from '../../ui/desk.tsx';
import { DeskTabs } from '../../ui/desk-tabs.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { Deeds } from './deeds.tsx';
import { HandOut } from './hand-out.tsx';
import { OfficePrizes } from './prizes.tsx';
import { RewardForm } from './reward-form.tsx';
import { type RewardsPage, type Tab, useKeeping } from './use-rewards.ts';
import './rewards.scss';

const TABS: readonly Tab[] = ['shelf', 'add', 'handOut', 'deeds'];
const WHY = { RewardNotYet: 'soon', RewardOver: 'over', RewardPaused: 'paused', RewardSoldOut: 'soldOut' } as const;

const Keeping = ({ reward, reload }: { reward: Reward; reload: () => void }) => {
  const text = useRewardsText();
  const { entry, edit, wrong, pausing, stocking, pause, restock } = useKeeping(reward, reload);
  const busy = pausing.sent.state === 'sending' || stocking.sent.state === 'sending';
  return (
    <View className="rewards-actions">
      <Field
        name={`stock-${reward.rewardId}`}
        label={text.more}
        value={entry}
        onChange={edit}
        hint={text.moreHint}
        error={wrong ? text.moreWrong : undefined}
        maxLength={8}
      />
      <Written sent={stocking.sent} reader="officer" askAgain={() => void restock()} onEdit={stocking.clear} />
      <Written sent={pausing.sent} reader="officer" askAgain={() => void pause()} onEdit={pausing.clear} />
      <PushButton kind="secondary" disabled={busy} onPush={() => void restock()}>
        {text.add}
      </PushButton>
      <PushButton kind="secondary" disabled={busy} onPush={() => void pause()}>
        {reward.paused ? text.resume : text.pause}
      </PushButton>
    </View>
  );
};

type BlockProps = { reward: Reward; reload: () => void } & Pick<RewardsPage, 'now' | 'mayChange'>;

const RewardBlock = ({ reward, reload, now, mayChange }: BlockProps) => {
  const text = useRewardsText();
  const language = useLanguage();
  const { title, kind, costPoints, window, handOver } = reward.terms;
  const free = obtainable(reward, now);
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title">{title}</Text>
        <StatusTag tone={free.ok ? 'good' : 'wait'}>{free.ok ? text.open : text[WHY[free.error.code]]}</StatusTag>
      </View>
      <Text className="figure">{`${text.cost(costPoints)} · ${text.kind[kind]} · ${text.stock(reward.left, reward.stock)}`}</Text>
      <Text className="quiet figure">
        {text.window(date(window.from, language), date(plusMs(window.until, -1), language))}
      </Text>
      <Text className="quiet">{handOver}</Text>
      <OfficePrizes reward={reward} now={now} />
      {mayChange && now < window.until ? <Keeping reward={reward} reload={reload} /> : null}
    </View>
  );
};

const Shelf = ({ page }: { page: RewardsPage }) => {
  const text = useRewardsText();
  const { now, mayChange } = page;
  const add = { text: text.tabs.add, onPush: () => page.look('add') };
  return (
    <DeskShown screen={page.screen}>
      {(found, reload) =>
        found.items.length === 0 ? (
          <Standing sheet="empty" title={text.none} text={text.noneText} {...(mayChange ? { button: add } : {})} />
        ) : (
          <GrownList found={found} page={page} keyOf={({ rewardId }) => rewardId}>
            {(reward) => <RewardBlock reward={reward} reload={reload} now={now} mayChange={mayChange} />}
          </GrownList>
        )
      }
    </DeskShown>
  );
};

/** What points buy in the office's region: made, kept, handed out. */
export const RewardsView = ({ page }: { page: RewardsPage }) => {
  const text = useRewardsText();
  const { tab, look, mayChange, screen } = page;
  const added = () => {
    if (screen.state === 'shown') screen.reload();
    look('shelf');
  };
  return (
    <Desk title={text.title} here="rewards">
      <DeskTabs may={mayChange} tabs={TABS} page={page} text={text} />
      {tab === 'shelf' ? <Shelf page={page} /> : null}
      {tab === 'add' ? <RewardForm onDone={added} /> : null}
      {tab === 'handOut' ? <HandOut /> : null}
      {tab === 'deeds' ? <Deeds /> : null}
    </Desk>
  );
};
