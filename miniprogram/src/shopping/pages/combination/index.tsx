import { CombinationView } from './combination-view.tsx';
import { useCombination } from './use-combination.ts';

export default function CombinationPage() {
  return <CombinationView page={useCombination()} />;
}
