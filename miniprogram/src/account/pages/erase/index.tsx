import { EraseView } from './erase-view.tsx';
import { useErase } from './use-erase.ts';

export default function ErasePage() {
  return <EraseView page={useErase()} />;
}
