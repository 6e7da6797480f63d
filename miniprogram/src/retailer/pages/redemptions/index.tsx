import { RedemptionsView } from './redemptions-view.tsx';
import { useRedemptions } from './use-redemptions.ts';

export default function RedemptionsPage() {
  return <RedemptionsView page={useRedemptions()} />;
}
