import { ConfirmView } from './confirm-view.tsx';
import { useConfirm } from './use-confirm.ts';

export default function ConfirmPage() {
  return <ConfirmView page={useConfirm()} />;
}
