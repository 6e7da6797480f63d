import { ReturnView } from './return-view.tsx';
import { useReturn } from './use-return.ts';

export default function ReturnPage() {
  return <ReturnView page={useReturn()} />;
}
