import { SystemsView } from './systems-view.tsx';
import { useSystems } from './use-systems.ts';

export default function SystemsPage() {
  return <SystemsView page={useSystems()} />;
}
