import { DeviceView } from './device-view.tsx';
import { useDevice } from './use-device.ts';

export default function DevicePage() {
  return <DeviceView page={useDevice()} />;
}
