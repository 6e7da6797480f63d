import { Text, View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';
import { type CameraState, useCamera } from './use-camera.ts';
import type { Scanner, Scanning, Target } from './use-scanner.ts';
import type { RetailerTexts } from '../text/zh-cn.ts';
import './camera-panel.scss';

const aimOf = (text: RetailerTexts, target: Target): string => {
  if (target === 'voucher') return text.camera.aimVoucher;
  return target === 'barcode' ? text.camera.aimBarcode : text.camera.aimInvoice;
};

const wordsOf = (text: RetailerTexts, state: CameraState, target: Target): string => {
  switch (state) {
    case 'starting':
      return text.camera.starting;
    case 'watching':
      return aimOf(text, target);
    case 'denied':
      return text.camera.denied;
    case 'none':
      return text.camera.none;
  }
};

/** What the camera sees, until it reads a code or the clerk closes it. */
const CameraPanel = ({ scanning, onClose }: { scanning: Scanning; onClose: () => void }) => {
  const text = useRetailerText();
  const { common } = useText();
  const { state, video } = useCamera(scanning);
  const sees = state === 'starting' || state === 'watching';
  return (
    <View className="block camera" ariaLive="polite">
      {sees ? (
        <View className="camera-window">
          <video ref={video} className="camera-video" muted playsInline aria-hidden />
          <View className={`camera-frame camera-frame-${scanning.target}`} ariaHidden />
        </View>
      ) : null}
      <Text className={sees ? 'quiet camera-words' : 'camera-trouble'}>{wordsOf(text, state, scanning.target)}</Text>
      <PushButton kind="secondary" onPush={onClose}>
        {sees ? text.camera.close : common.close}
      </PushButton>
    </View>
  );
};

/** Web only: the camera where it was asked for. WeChat brings a scanner of its own. */
export const Camera = ({ scanner, target }: { scanner: Scanner; target: Target }) =>
  process.env['TARO_ENV'] === 'h5' && scanner.scanning?.target === target ? (
    <CameraPanel scanning={scanner.scanning} onClose={scanner.stop} />
  ) : null;
