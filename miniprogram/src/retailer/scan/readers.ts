import { ean13In } from './ean-13.ts';
import type { Target } from './use-scanner.ts';

export type Reader = (picture: ImageData) => string | undefined;

/** Heights at which a line is laid through the picture: labels are seldom flat and clean everywhere. */
const HEIGHTS = [0.5, 0.42, 0.58, 0.34, 0.66];

const greyLine = ({ data, width, height }: ImageData, at: number): Uint8Array => {
  const start = Math.floor(height * at) * width;
  return Uint8Array.from({ length: width }, (_, x) => {
    const pixel = (start + x) * 4;
    return ((data[pixel] ?? 0) * 3 + (data[pixel + 1] ?? 0) * 6 + (data[pixel + 2] ?? 0)) / 10;
  });
};

const barcodeReader: Reader = (picture) => {
  for (const at of HEIGHTS) {
    const code = ean13In(greyLine(picture, at));
    if (code !== undefined) return code;
  }
  return undefined;
};

/** Fetched when a camera opens, not with the till; the condition keeps it out of WeChat's package. */
const loadJsQr = async () => (process.env['TARO_ENV'] === 'h5' ? (await import('jsqr')).default : undefined);

const qrReader = async (): Promise<Reader> => {
  const jsQr = await loadJsQr();
  return ({ data, width, height }) => jsQr?.(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
};

export const readerFor = async (target: Target): Promise<Reader> => (target === 'barcode' ? barcodeReader : qrReader());
