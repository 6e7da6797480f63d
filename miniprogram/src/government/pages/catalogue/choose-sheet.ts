import { type UploadType, XLSX } from '@luhuan/shared/upload/upload';
import Taro from '@tarojs/taro';
import type { LocalFile } from '../../../upload/send-file.ts';

const TYPES: Readonly<Record<string, UploadType>> = { csv: 'text/csv', xlsx: XLSX, json: 'application/json' };
const typeOf = (name: string): UploadType | undefined => TYPES[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''];

const localFile = async (file: File): Promise<LocalFile> => ({
  path: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
  contentType: typeOf(file.name),
});

const fromBrowser = (): Promise<LocalFile | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,.xlsx,.json';
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      resolve(file === undefined ? undefined : localFile(file));
    });
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });

const fromChat = async (): Promise<LocalFile | undefined> => {
  const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'xlsx', 'json'] });
  const [file] = tempFiles;
  if (file === undefined) return undefined;
  const data = Taro.getFileSystemManager().readFileSync(file.path);
  return {
    path: file.path,
    bytes: typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data),
    contentType: typeOf(file.name),
  };
};

/** Asks for a file of models: on the web from the computer, in WeChat from a chat. @returns nothing when it was left without one */
export const chooseSheet = async (): Promise<LocalFile | undefined> => {
  try {
    return await (process.env['TARO_ENV'] === 'h5' ? fromBrowser() : fromChat());
  } catch {
    // closed without a file: everything stays as it was
    return undefined;
  }
};
