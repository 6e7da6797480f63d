import { AcceptView } from './accept-view.tsx';
import { useAccept } from './use-accept.ts';

export default function AcceptPage() {
  return <AcceptView page={useAccept()} />;
}
