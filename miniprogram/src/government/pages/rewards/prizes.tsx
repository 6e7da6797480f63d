import { confirmPrizeValue, enterPrizeValue, getOfficePrizeDraw } from '@luhuan/shared/api/prizes';
import { may } from '@luhuan/shared/person/permission';
import type { PrizeDraw } from '@luhuan/shared/reward/lottery';
import type { Reward } from '@luhuan/shared/reward/reward';
import { whole } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { moment } from '../../period.ts';
import { useDrawsText } from '../../text/use-draws-text.ts';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { PublicValueSteps } from '../../ui/public-value.tsx';
import { useOfficer } from '../../use-officer.ts';
import type { RewardsPage } from './use-rewards.ts';

type DrawProps = { reward: Reward; draw: PrizeDraw; now: RewardsPage['now']; onDone: () => void };

const Steps = ({ reward: { rewardId }, draw, now, onDone }: DrawProps) => {
  const person = useOfficer().signed?.person;
  const params = { rewardId };
  if (draw.state !== 'listed' || now < draw.seedFrom) return null;
  return (
    <PublicValueSteps
      subject={rewardId}
      listed={draw}
      now={now}
      mayEnter={may(person, 'enterPrizeValue')}
      mayConfirm={may(person, 'confirmPrizeValue')}
      enter={(key, body) => call(send, enterPrizeValue, { key, params, body })}
      confirm={(key, value) => call(send, confirmPrizeValue, { key, params, body: { value } })}
      onDone={onDone}
    />
  );
};

const Closed = (props: DrawProps) => {
  const text = useDrawsText();
  const { draw } = props;
  return (
    <View>
      <Text className="figure">{text.listedTickets(whole(draw.entries), whole(draw.units))}</Text>
      <CopyLine name={text.listHash} value={draw.listHash} />
      {draw.state === 'drawn' ? (
        <View>
          <CopyLine name={`${text.publicValue} ${draw.publicValue.round}`} value={draw.publicValue.value} />
          <CopyLine name={text.link} value={draw.publicValue.link} />
          <CopyLine name={text.winnersHash} value={draw.winnersHash} />
        </View>
      ) : null}
      <Steps {...props} />
    </View>
  );
};

const AfterSale = ({ reward, now }: { reward: Reward; now: RewardsPage['now'] }) => {
  const text = useRewardsText().form;
  const params = { rewardId: reward.rewardId };
  const screen = useLoad(() => call(send, getOfficePrizeDraw, { params }), `prizes ${reward.rewardId}`);
  return (
    <Shown screen={screen}>
      {({ draw }, reload) =>
        draw === null ? (
          <Text className="quiet">{text.closing}</Text>
        ) : (
          <Closed reward={reward} draw={draw} now={now} onDone={reload} />
        )
      }
    </Shown>
  );
};

/** Prizes of tickets: promised until the sale ends, then drawn by a public value that two people vouch for. */
export const OfficePrizes = ({ reward, now }: { reward: Reward; now: RewardsPage['now'] }) => {
  const text = useRewardsText().form;
  const language = useLanguage();
  const { lottery, window } = reward.terms;
  if (lottery === undefined) return null;
  return (
    <View>
      <Text>{text.promised(lottery.prize, whole(lottery.prizes), moment(lottery.drawnAt, language))}</Text>
      {now >= window.until ? <AfterSale reward={reward} now={now} /> : null}
    </View>
  );
};
