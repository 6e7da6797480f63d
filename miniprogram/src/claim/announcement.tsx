import { secondsUntil } from '@luhuan/shared/admission/timetable';
import { unreachable } from '@luhuan/shared/result';
import { Text, View } from '@tarojs/components';
import { useNow } from '../api/use-now.ts';
import { useText } from '../text/use-text.ts';
import type { Texts } from '../text/zh-cn.ts';
import type { ClaimState } from './claim-state.ts';
import { waitWords } from './waiting-room.tsx';

/** Said while waiting: often enough to know that it goes on, not with every second. */
const STEP_SECONDS = 30;
const STEP_MS = 10_000;

const roundedUp = (seconds: number): number => Math.ceil(seconds / STEP_SECONDS) * STEP_SECONDS;

const wordsOf = (text: Texts, state: ClaimState, seconds: number): string => {
  const { claim, campaign } = text;
  switch (state.state) {
    case 'ready':
      return state.again ? claim.again : '';
    case 'locating':
      return campaign.placeAsking;
    case 'unlocated':
      return state.trouble.state === 'denied' ? campaign.placeDenied : '';
    case 'entering':
      return state.behind ? claim.behind : claim.entering;
    case 'early':
      return state.behind ? claim.behind : claim.earlyTitle;
    case 'waiting':
      return seconds === 0 ? claim.turn : `${claim.turnIn} ${waitWords(text, seconds)}`;
    case 'sending':
      return state.tries === 0 ? campaign.claiming : claim.checkingTitle;
    case 'unknown':
      return claim.checkingTitle;
    case 'looking':
      return claim.looking;
    case 'counting':
    case 'won':
    case 'sold-out':
    case 'none-now':
    case 'kept':
    case 'already':
    case 'at-till':
    case 'barred':
    case 'refused':
      // their own words are in a live region of their own
      return '';
    default:
      return unreachable(state);
  }
};

/** What a screen reader says of the state: one place that stays, whose words change. */
export const Announcement = ({ state }: { state: ClaimState }) => {
  const text = useText();
  const now = useNow(STEP_MS);
  const seconds = state.state === 'waiting' ? roundedUp(secondsUntil(state.admission.admittedFrom, now)) : 0;
  return (
    <View className="claim-said" ariaRole="status" ariaLive="polite">
      <Text>{wordsOf(text, state, seconds)}</Text>
    </View>
  );
};
