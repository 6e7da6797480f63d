import { PrivacyView } from './privacy-view.tsx';
import { usePrivacy } from './use-privacy.ts';

export default function PrivacyPage() {
  return <PrivacyView page={usePrivacy()} />;
}
