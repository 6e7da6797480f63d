import { FairsView } from './fairs-view.tsx';
import { useFairs } from './use-fairs.ts';

export default function FairsPage() {
  return <FairsView page={useFairs()} />;
}
