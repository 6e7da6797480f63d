import { MeView } from './me-view.tsx';
import { useMe } from './use-me.ts';

export default function MePage() {
  return <MeView page={useMe()} />;
}
