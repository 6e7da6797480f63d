import { AccountsView } from './accounts-view.tsx';
import { useAccounts } from './use-accounts.ts';

export default function AccountsPage() {
  return <AccountsView page={useAccounts()} />;
}
