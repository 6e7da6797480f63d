import { VoucherView } from './voucher-view.tsx';
import { useVoucher } from './use-voucher.ts';

export default function VoucherPage() {
  return <VoucherView page={useVoucher()} />;
}
