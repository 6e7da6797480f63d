import { AlikeView } from './alike-view.tsx';
import { useAlike } from './use-alike.ts';

export default function AlikePage() {
  return <AlikeView page={useAlike()} />;
}
