import type { Instant } from '@luhuan/shared/clock';
import { standingOf } from '@luhuan/shared/fair/calendar';
import type { FairStop } from '@luhuan/shared/fair/fair';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useFairsText } from '../text/use-fairs-text.ts';

const TONE = {
  cancelled: 'bad',
  over: 'wait',
  running: 'good',
  'walk-in': 'good',
  full: 'wait',
  open: 'good',
} as const;

/** How a stop stands, with the places that are left where somebody can sign up. */
export const StopTag = ({ stop, now }: { stop: FairStop; now: Instant }) => {
  const text = useFairsText();
  const standing = standingOf(stop, now);
  const isOpen = standing === 'open' && stop.left !== null;
  return <StatusTag tone={TONE[standing]}>{isOpen ? text.left(stop.left ?? 0) : text.standing[standing]}</StatusTag>;
};
