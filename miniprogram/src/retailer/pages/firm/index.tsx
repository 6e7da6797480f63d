import { FirmView } from './firm-view.tsx';
import { useFirm } from './use-firm.ts';

export default function FirmPage() {
  return <FirmView page={useFirm()} />;
}
