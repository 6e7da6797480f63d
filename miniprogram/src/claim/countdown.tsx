import { type Instant, epochMs } from '@luhuan/shared/clock';
import { Text, View } from '@tarojs/components';
import './claim.scss';

/** Further away than a day, the date says more than a clock that counts. */
const COUNTDOWN_MS = 86_400_000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Hours, minutes and seconds until then, by the server's clock; nothing when it is further away than a day. */
export const Countdown = ({ label, until, now }: { label: string; until: Instant; now: Instant }) => {
  const leftMs = epochMs(until) - epochMs(now);
  if (leftMs > COUNTDOWN_MS) return null;
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
  return (
    <View className="claim-countdown" ariaRole="timer">
      <Text className="quiet">{label}</Text>
      <Text className="main-figure">{clock}</Text>
    </View>
  );
};
