import { FairView } from './fair-view.tsx';
import { useFair } from './use-fair.ts';

export default function FairPage() {
  return <FairView page={useFair()} />;
}
