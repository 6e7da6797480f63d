import type { Ticket } from '@luhuan/shared/reward/lottery';
import type { RewardOrder } from '@luhuan/shared/reward/reward';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { spelled } from '../../../ui/grouped.ts';
import { GrownList } from '../../../ui/grown-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { ClosedTicket, TicketTag } from './ticket.tsx';
import { type RewardsPage, useRefund } from './use-rewards.ts';

const TONE = { ordered: 'wait', won: 'good', collected: 'good', refunded: 'wait' } as const;

/** By which code something is collected, where, and until when. */
const ToCollect = ({ order }: { order: RewardOrder }) => {
  const text = useRewardsText();
  const language = useLanguage();
  return (
    <View>
      <Text className="quiet">{text.code}</Text>
      <Text className="rewards-code figure" ariaLabel={spelled(order.collectCode)}>
        {`${order.collectCode.slice(0, 5)} ${order.collectCode.slice(5)}`}
      </Text>
      <Text className="quiet rewards-line">{text.codeHint}</Text>
      <Text className="rewards-line">{order.handOver}</Text>
      <Text className="figure rewards-line">{text.collectBy(deadline(order.collectBy, language))}</Text>
    </View>
  );
};

const GiveBack = ({ order, page }: { order: RewardOrder; page: RewardsPage }) => {
  const text = useRewardsText();
  const { asking, ask, sent, refund, clear } = useRefund(order, page.reload);
  return (
    <View className="rewards-actions">
      <Written sent={sent} reader="shopper" askAgain={() => void refund()} onEdit={clear} />
      <PushButton kind="secondary" disabled={sent.state === 'sending'} onPush={() => ask(true)}>
        {sent.state === 'sending' ? text.refunding : text.refund}
      </PushButton>
      <Confirm
        visible={asking}
        title={text.refundTitle}
        text={text.refundText}
        yes={text.refund}
        onYes={() => void refund()}
        onNo={() => ask(false)}
      />
    </View>
  );
};

/** A ticket can be given back until its sale ends; one that won is collected as goods are. */
const TicketBody = ({ order, ticket, page }: { order: RewardOrder; ticket: Ticket; page: RewardsPage }) => {
  const text = useRewardsText();
  const language = useLanguage();
  if (page.now >= ticket.closesAt)
    return (
      <View>
        <Text className="rewards-line">{text.lottery.toWin(ticket.prize)}</Text>
        {order.state !== 'won' ? null : page.now >= order.collectBy ? (
          <Text className="rewards-line">{text.lottery.late}</Text>
        ) : (
          <ToCollect order={order} />
        )}
        <ClosedTicket order={order} ticket={ticket} />
      </View>
    );
  return (
    <View>
      <Text className="rewards-line">{text.lottery.toWin(ticket.prize)}</Text>
      <Text className="figure rewards-line">{text.lottery.drawnAt(dateTime(ticket.drawnAt, language))}</Text>
      <Text className="quiet figure rewards-line">{text.lottery.back(deadline(ticket.closesAt, language))}</Text>
      <GiveBack order={order} page={page} />
    </View>
  );
};

const OpenBody = ({ order, page }: { order: RewardOrder; page: RewardsPage }) => {
  const text = useRewardsText();
  if (order.ticket !== undefined) return <TicketBody order={order} ticket={order.ticket} page={page} />;
  return (
    <View>
      {page.now >= order.collectBy ? <Text className="rewards-line">{text.late}</Text> : <ToCollect order={order} />}
      <GiveBack order={order} page={page} />
    </View>
  );
};

const OrderBlock = ({ order, page }: { order: RewardOrder; page: RewardsPage }) => {
  const text = useRewardsText();
  const language = useLanguage();
  const isOpen = order.state === 'ordered' || order.state === 'won';
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="rewards-name">{order.title}</Text>
        {order.ticket !== undefined && isOpen ? (
          <TicketTag order={order} />
        ) : (
          <StatusTag tone={TONE[order.state]}>{text.state[order.state]}</StatusTag>
        )}
      </View>
      <Text className="quiet figure">{text.cost(order.costPoints)}</Text>
      {isOpen ? <OpenBody order={order} page={page} /> : null}
      {order.kind === 'charity' ? <Text className="rewards-line">{text.donated}</Text> : null}
      {order.endedAt === null ? null : <Text className="quiet figure">{dateTime(order.endedAt, language)}</Text>}
    </View>
  );
};

export const MyRewards = ({ page }: { page: RewardsPage }) => {
  const text = useRewardsText();
  return (
    <Shown screen={page.mine}>
      {(found) =>
        found.items.length === 0 ? (
          <Standing sheet="empty" title={text.noneMine} text={text.noneMineText} />
        ) : (
          <GrownList found={found} page={page} keyOf={({ rewardOrderId }) => rewardOrderId}>
            {(order) => <OrderBlock order={order} page={page} />}
          </GrownList>
        )
      }
    </Shown>
  );
};
