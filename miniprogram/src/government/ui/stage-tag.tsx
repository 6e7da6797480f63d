import type { Stage } from '@luhuan/shared/campaign/campaign';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useGovernmentText } from '../text/use-government-text.ts';

const TONE = {
  draft: 'wait',
  'in-review': 'money',
  objected: 'bad',
  approved: 'wait',
  scheduled: 'wait',
  live: 'good',
  exhausted: 'bad',
  paused: 'bad',
  draining: 'money',
  closed: 'wait',
} as const satisfies Record<Stage, string>;

export const StageTag = ({ stage }: { stage: Stage }) => {
  const text = useGovernmentText();
  return <StatusTag tone={TONE[stage]}>{text.stage[stage]}</StatusTag>;
};
