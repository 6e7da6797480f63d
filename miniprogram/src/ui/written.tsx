import type { Sent } from '../api/use-once.ts';
import { type Reader, Refused, Unknown } from './standing.tsx';

type WrittenProps = { sent: Sent<unknown>; reader: Reader; askAgain: () => void; onEdit: () => void };

/** What became of a write, when it is not done: refused with a remedy, or not known yet. */
export const Written = ({ sent, reader, askAgain, onEdit }: WrittenProps) => {
  switch (sent.state) {
    case 'refused':
      return <Refused problem={sent.problem} reader={reader} onEdit={onEdit} />;
    case 'unknown':
      return <Unknown askAgain={askAgain} />;
    case 'idle':
    case 'sending':
    case 'done':
      return null;
  }
};
