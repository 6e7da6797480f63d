import { typeOf } from '@luhuan/shared/upload/digest';
import Taro from '@tarojs/taro';
import type { LocalFile } from '../../upload/send-file.ts';

/** A label is legible at this length of the longer edge, and the photo sent in a second. */
const EDGE_MAX = 2_048;
const QUALITY = 0.85;

const bytesAt = async (path: string): Promise<Uint8Array> => {
  if (process.env['TARO_ENV'] === 'h5') return new Uint8Array(await (await fetch(path)).arrayBuffer());
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) => (typeof data === 'string' ? reject(new Error('text')) : resolve(new Uint8Array(data))),
      fail: reject,
    });
  });
};

/** The picture as a smaller JPEG; what a browser cannot draw stays as it is. */
const smaller = async (path: string): Promise<string> => {
  const picture = new Image();
  picture.src = path;
  try {
    await picture.decode();
  } catch {
    return path;
  }
  const scale = Math.min(1, EDGE_MAX / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return blob === null ? path : URL.createObjectURL(blob);
};

/** Opens the camera. `live`: only a photo of what is there now will do. @returns nothing when it was left without a photo */
export const takePhoto = async (live: boolean): Promise<LocalFile | undefined> => {
  const web = process.env['TARO_ENV'] === 'h5';
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      // a browser offers both by itself when nothing is said of the camera
      sourceType: web ? ['album'] : live ? ['camera'] : ['camera', 'album'],
      sizeType: ['compressed'],
    });
    const chosen = tempFiles[0]?.tempFilePath;
    if (chosen === undefined) return undefined;
    const path = web ? await smaller(chosen) : chosen;
    const bytes = await bytesAt(path);
    return { path, bytes, contentType: typeOf(bytes) };
  } catch {
    // closed without a photo, or no camera: both leave everything as it was
    return undefined;
  }
};
