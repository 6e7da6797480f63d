import Taro, { useDidHide } from '@tarojs/taro';
import { useState } from 'react';

/** What the clerk points the camera at. */
export type Target = 'voucher' | 'barcode' | 'serial' | 'invoice';
export type Scanning = { readonly target: Target; readonly onRead: (text: string) => void };

const WECHAT_TYPES: Record<Target, ('barCode' | 'qrCode')[]> = {
  voucher: ['qrCode'],
  barcode: ['barCode'],
  serial: ['barCode', 'qrCode'],
  invoice: ['qrCode', 'barCode'],
};

/** What the web can read by itself: QR codes and the barcode of goods. */
export const canScan = (target: Target): boolean => process.env['TARO_ENV'] !== 'h5' || target !== 'serial';

const turnedBack = (error: unknown): boolean => String((error as { errMsg?: string }).errMsg).includes('cancel');

/** Scans with WeChat's own scanner; on the web, says what the camera panel has to look for. */
export const useScanner = () => {
  const [scanning, setScanning] = useState<Scanning>();
  const [failed, setFailed] = useState(false);
  useDidHide(() => setScanning(undefined)); // a camera nobody looks at is switched off
  const scan = (target: Target, onRead: (text: string) => void): void => {
    setFailed(false);
    if (process.env['TARO_ENV'] === 'h5') {
      const read = (text: string) => {
        setScanning(undefined);
        onRead(text);
      };
      setScanning({ target, onRead: read });
      return;
    }
    // live codes only: a picture from the album proves nothing
    void Taro.scanCode({ onlyFromCamera: true, scanType: WECHAT_TYPES[target] }).then(
      ({ result }) => onRead(result),
      (error: unknown) => setFailed(!turnedBack(error)),
    );
  };
  return { scan, scanning, failed, stop: () => setScanning(undefined) };
};
export type Scanner = ReturnType<typeof useScanner>;
