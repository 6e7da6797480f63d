import { StoresView } from './stores-view.tsx';
import { useStores } from './use-stores.ts';

export default function StoresPage() {
  return <StoresView page={useStores()} />;
}
