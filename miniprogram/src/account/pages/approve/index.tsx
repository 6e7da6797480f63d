import { ApproveView } from './approve-view.tsx';
import { useApprove } from './use-approve.ts';

export default function ApprovePage() {
  return <ApproveView page={useApprove()} />;
}
