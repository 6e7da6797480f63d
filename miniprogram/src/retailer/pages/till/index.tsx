import { TillView } from './till-view.tsx';
import { useTill } from './use-till.ts';

export default function TillPage() {
  return <TillView till={useTill()} />;
}
