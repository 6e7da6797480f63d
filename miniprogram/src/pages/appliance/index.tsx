import { ApplianceView } from './appliance-view.tsx';
import { useAppliance } from './use-appliance.ts';

export default function AppliancePage() {
  return <ApplianceView page={useAppliance()} />;
}
