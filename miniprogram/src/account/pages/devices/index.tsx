import { DevicesView } from './devices-view.tsx';
import { useDevices } from './use-devices.ts';

export default function DevicesPage() {
  return <DevicesView page={useDevices()} />;
}
