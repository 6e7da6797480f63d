import { PushButton } from '../../ui/push-button.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';
import { type Scanner, type Target, canScan } from './use-scanner.ts';

type ScanButtonProps = { scanner: Scanner; target: Target; entry: string; onRead: (text: string) => void };

/** Beside an entry that the camera can read; nothing where it cannot. */
export const ScanButton = ({ scanner, target, entry, onRead }: ScanButtonProps) => {
  const text = useRetailerText().enter;
  if (!canScan(target)) return null;
  return (
    <PushButton kind="secondary" label={text.scanFor(entry)} onPush={() => scanner.scan(target, onRead)}>
      {text.scan}
    </PushButton>
  );
};
