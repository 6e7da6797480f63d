import { CompareView } from './compare-view.tsx';
import { useCompare } from './use-compare.ts';

export default function ComparePage() {
  return <CompareView page={useCompare()} />;
}
