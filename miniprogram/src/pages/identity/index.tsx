import { IdentityView } from './identity-view.tsx';
import { useIdentity } from './use-identity.ts';

export default function IdentityPage() {
  return <IdentityView page={useIdentity()} />;
}
