import { AppliancesView } from './appliances-view.tsx';
import { useAppliances } from './use-appliances.ts';

export default function AppliancesPage() {
  return <AppliancesView page={useAppliances()} />;
}
