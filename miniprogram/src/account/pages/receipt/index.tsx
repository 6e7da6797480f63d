import { ReceiptPageView } from './receipt-view.tsx';
import { useReceiptPage } from './use-receipt.ts';

export default function ReceiptPage() {
  return <ReceiptPageView page={useReceiptPage()} />;
}
