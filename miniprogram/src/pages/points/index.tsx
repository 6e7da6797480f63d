import { PointsView } from './points-view.tsx';
import { usePoints } from './use-points.ts';

export default function PointsPage() {
  return <PointsView page={usePoints()} />;
}
