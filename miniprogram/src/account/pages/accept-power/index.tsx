import { AcceptPowerView } from './accept-power-view.tsx';
import { useAcceptPower } from './use-accept-power.ts';

export default function AcceptPowerPage() {
  return <AcceptPowerView page={useAcceptPower()} />;
}
