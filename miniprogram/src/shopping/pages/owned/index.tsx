import { OwnedView } from './owned-view.tsx';
import { useOwned } from './use-owned.ts';

export default function OwnedPage() {
  return <OwnedView page={useOwned()} />;
}
