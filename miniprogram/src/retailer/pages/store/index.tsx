import { StoreView } from './store-view.tsx';
import { useStore } from './use-store.ts';

export default function StorePage() {
  return <StoreView page={useStore()} />;
}
