import { AppealsView } from './appeals-view.tsx';
import { useAppeals } from './use-appeals.ts';

export default function AppealsPage() {
  return <AppealsView page={useAppeals()} />;
}
