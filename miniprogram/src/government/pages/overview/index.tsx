import { OverviewView } from './overview-view.tsx';
import { useOverview } from './use-overview.ts';

export default function OverviewPage() {
  return <OverviewView page={useOverview()} />;
}
