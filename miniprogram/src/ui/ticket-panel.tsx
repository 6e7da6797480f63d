import { type Instant, epochMs } from '@luhuan/shared/clock';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { linkTo } from '../api/scene.ts';
import { useNow } from '../api/use-now.ts';
import type { Asking } from '../api/use-ticket.ts';
import { useText } from '../text/use-text.ts';
import { Drawing, type Sheet } from './drawing.tsx';
import { PushButton } from './push-button.tsx';
import { SceneCode } from './scene-code.tsx';
import { Troubled } from './troubled.tsx';
import './ticket-panel.scss';

/** `2:59`. */
const clockTo = (now: Instant, until: Instant): string => {
  const seconds = Math.max(0, Math.ceil((epochMs(until) - epochMs(now)) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Outside what a screen reader is told by itself: it changes every second. */
export const TimeLeft = ({ until }: { until: Instant }) => {
  const text = useText().ticket;
  const now = useNow();
  return (
    <Text className="quiet figure" ariaRole="timer">
      {text.left(clockTo(now, until))}
    </Text>
  );
};

const Shown = ({ code, words, below }: { code: ReactNode; words: string; below?: ReactNode }) => (
  <View className="ticket">
    <View className="ticket-square">{code}</View>
    <View className="ticket-words">
      <Text className="ticket-say" ariaLive="polite">
        {words}
      </Text>
      {below}
    </View>
  </View>
);

const Ended = ({ sheet, words, refresh }: { sheet: Sheet; words: string; refresh: () => void }) => (
  <Shown
    code={<Drawing sheet={sheet} />}
    words={words}
    below={
      <PushButton kind="secondary" onPush={refresh}>
        {useText().ticket.refresh}
      </PushButton>
    }
  />
);

/** A code for a phone to scan, how far it got, and the way to a new one. */
export const TicketPanel = ({ asking, refresh }: { asking: Asking; refresh: () => void }) => {
  const { ticket: text, common } = useText();
  switch (asking.state) {
    case 'opening':
      return <Shown code={null} words={text.opening} />;
    case 'troubled':
      return asking.trouble.state === 'unreachable' ? (
        <Ended sheet="offline" words={common.offlineTitle} refresh={refresh} />
      ) : (
        <Troubled trouble={asking.trouble} again={refresh} />
      );
    case 'waiting':
    case 'seen': {
      const { ticketId, image, expiresAt } = asking.ticket;
      const link = linkTo('account/pages/approve/index', ticketId);
      return (
        <Shown
          code={<SceneCode image={image} link={link} label={text.label} />}
          words={asking.behind ? text.behind : text[asking.state]}
          below={<TimeLeft until={expiresAt} />}
        />
      );
    }
    case 'declined':
      return <Ended sheet="refused" words={text.declined} refresh={refresh} />;
    case 'over':
      return <Ended sheet="unknown" words={text.over} refresh={refresh} />;
    case 'done':
      return <Shown code={<Drawing sheet="done" />} words={text.done} />;
  }
};
