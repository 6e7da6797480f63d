import { RecallsView } from './recalls-view.tsx';
import { useRecalls } from './use-recalls.ts';

export default function RecallsPage() {
  return <RecallsView page={useRecalls()} />;
}
