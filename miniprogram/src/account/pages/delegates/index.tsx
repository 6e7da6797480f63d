import { DelegatesView } from './delegates-view.tsx';
import { useDelegates } from './use-delegates.ts';

export default function DelegatesPage() {
  return <DelegatesView page={useDelegates()} />;
}
