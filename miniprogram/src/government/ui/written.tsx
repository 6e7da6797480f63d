import type { Sent } from '../../api/use-once.ts';
import { Refused, Unknown } from '../../ui/standing.tsx';

type WrittenProps = { sent: Sent<unknown>; askAgain: () => void; onEdit: () => void };

/** What became of a write, when it is not done: refused with a remedy, or not known yet. */
export const Written = ({ sent, askAgain, onEdit }: WrittenProps) => {
  switch (sent.state) {
    case 'refused':
      return <Refused problem={sent.problem} reader="officer" onEdit={onEdit} />;
    case 'unknown':
      return <Unknown askAgain={askAgain} />;
    case 'idle':
    case 'sending':
    case 'done':
      return null;
  }
};
