import { getPrizeDraw } from '@luhuan/shared/api/prizes';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import type { LotteryTerms, PublicPrizeDraw, Ticket } from '@luhuan/shared/reward/lottery';
import type { RewardOrder } from '@luhuan/shared/reward/reward';
import { dateTime, whole, yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';

/** What a ticket can win, when it is drawn, and by which public value. */
export const Prizes = ({ lottery }: { lottery: LotteryTerms }) => {
  const text = useRewardsText().lottery;
  const language = useLanguage();
  const source = SEED_WORDS[lottery.seed.source][language];
  return (
    <View>
      <Text className="rewards-line">{text.prize(lottery.prize, lottery.prizes, yuanShort(lottery.worthFen))}</Text>
      <Text className="figure rewards-line">{text.drawnAt(dateTime(lottery.drawnAt, language))}</Text>
      <Text className="quiet rewards-line">{text.source(source.name, source.which)}</Text>
    </View>
  );
};

/** Everything that anybody needs to draw the prizes again. */
const Proof = ({ draw, ticket }: { draw: PublicPrizeDraw; ticket: Ticket }) => {
  const text = useRewardsText().lottery;
  return (
    <View>
      <Text className="quiet figure rewards-line">{text.entries(whole(draw.entries), whole(draw.units))}</Text>
      <CopyLine name={text.ticket} value={ticket.entryId} />
      <CopyLine name={text.listHash} value={draw.listHash} />
      {draw.state === 'drawn' ? (
        <View>
          <CopyLine name={`${text.publicValue} ${draw.publicValue.round}`} value={draw.publicValue.value} />
          <CopyLine name={text.link} value={draw.publicValue.link} />
        </View>
      ) : null}
      <Text className="quiet rewards-line">{text.proof}</Text>
    </View>
  );
};

const Closed = ({ order, ticket, draw }: { order: RewardOrder; ticket: Ticket; draw: PublicPrizeDraw | null }) => {
  const text = useRewardsText().lottery;
  const language = useLanguage();
  const told = draw?.state === 'drawn' && draw.told;
  const lost = told && order.state === 'ordered';
  return (
    <View>
      {order.state !== 'ordered' ? null : lost ? (
        <Text className="rewards-line">{text.notWon}</Text>
      ) : (
        <Text className="rewards-line">{text.closed(dateTime(ticket.drawnAt, language))}</Text>
      )}
      {draw === null ? null : <Proof draw={draw} ticket={ticket} />}
    </View>
  );
};

/** A ticket whose sale is over: what becomes of it, and the proof. */
export const ClosedTicket = ({ order, ticket }: { order: RewardOrder; ticket: Ticket }) => {
  const params = { rewardId: order.rewardId };
  const screen = useLoad(() => call(send, getPrizeDraw, { params }), `prizes ${order.rewardId}`);
  return <Shown screen={screen}>{({ draw }) => <Closed order={order} ticket={ticket} draw={draw} />}</Shown>;
};

/** What a ticket is called that is not given back or collected. */
export const TicketTag = ({ order }: { order: RewardOrder }) => {
  const text = useRewardsText();
  return order.state === 'won' ? (
    <StatusTag tone="good">{text.state.won}</StatusTag>
  ) : (
    <StatusTag tone="wait">{text.lottery.tag}</StatusTag>
  );
};
