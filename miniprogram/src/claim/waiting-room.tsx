import { aheadOf, secondsUntil } from '@luhuan/shared/admission/timetable';
import { type Instant, epochMs } from '@luhuan/shared/clock';
import { Text, View } from '@tarojs/components';
import { useNow } from '../api/use-now.ts';
import { useText } from '../text/use-text.ts';
import type { Texts } from '../text/zh-cn.ts';
import { PushButton } from '../ui/push-button.tsx';
import type { ClaimState } from './claim-state.ts';
import { Countdown } from './countdown.tsx';

const MINUTE = 60;

/** Seconds while they are few, then whole minutes: an estimate is not more exact than that. */
export const waitWords = ({ claim }: Texts, seconds: number): string =>
  seconds < 2 * MINUTE ? claim.seconds(seconds) : claim.minutes(Math.ceil(seconds / MINUTE));

type InRoom = Extract<ClaimState, { state: 'early' | 'waiting' }>;

/** How much of the way from the opening to one's turn is done. */
const shareDone = (opensAt: Instant, turn: Instant, now: Instant): number => {
  const whole = epochMs(turn) - epochMs(opensAt);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (epochMs(now) - epochMs(opensAt)) / whole));
};

const Early = ({ state: { admission, behind } }: { state: Extract<InRoom, { state: 'early' }> }) => {
  const text = useText().claim;
  const now = useNow();
  return (
    <View>
      <Text className="claim-room-title">{text.earlyTitle}</Text>
      {now < admission.opensAt ? (
        <Countdown label={text.countdown} until={admission.opensAt} now={now} />
      ) : (
        <Text className="claim-room-turn">{text.drawing}</Text>
      )}
      <Text className="claim-room-ahead figure">{text.comers(admission.comers)}</Text>
      <Text className="quiet">{behind ? text.behind : text.earlyText}</Text>
    </View>
  );
};

const Placed = ({ state: { admission, noneNow } }: { state: Extract<InRoom, { state: 'waiting' }> }) => {
  const text = useText();
  const now = useNow();
  const { opensAt, admittedFrom, place } = admission;
  const seconds = secondsUntil(admittedFrom, now);
  const ahead = aheadOf(admission, place, now);
  return (
    <View>
      <Text className="quiet">{text.claim.turnIn}</Text>
      <View ariaRole="timer">
        <Text className="main-figure">{seconds === 0 ? text.claim.turn : waitWords(text, seconds)}</Text>
      </View>
      <View className="claim-way" ariaHidden>
        <View
          className="claim-way-done"
          style={{ width: `${Math.round(shareDone(opensAt, admittedFrom, now) * 100)}%` }}
        />
      </View>
      {ahead === 0 ? null : <Text className="claim-room-ahead figure">{text.claim.ahead(ahead)}</Text>}
      <Text className="quiet">{noneNow ? text.claim.noneNow : text.claim.stay}</Text>
    </View>
  );
};

/** Place, estimate, and that there is nothing to do. */
export const WaitingRoom = ({ state, leave }: { state: InRoom; leave: () => void }) => {
  const text = useText().claim;
  return (
    <View className="claim-room">
      {state.state === 'early' ? <Early state={state} /> : <Placed state={state} />}
      <PushButton kind="plain" onPush={leave}>
        {text.leaveRoom}
      </PushButton>
    </View>
  );
};
