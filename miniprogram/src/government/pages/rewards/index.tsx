import { RewardsView } from './rewards-view.tsx';
import { useRewards } from './use-rewards.ts';

export default function RewardsPage() {
  return <RewardsView page={useRewards()} />;
}
