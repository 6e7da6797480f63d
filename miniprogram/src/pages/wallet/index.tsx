import { WalletView } from './wallet-view.tsx';
import { useWallet } from './use-wallet.ts';

export default function WalletPage() {
  return <WalletView page={useWallet()} />;
}
