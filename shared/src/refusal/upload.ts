import type { UploadFault } from '../upload/fault.ts';
import { dateTime } from '../text/format.ts';
import type { RefusalTexts } from './words.ts';

type UploadTexts = Pick<RefusalTexts, 'UploadMissing' | 'UploadUnfit' | 'UploadsTooMany'>;

const FAULT_ZH: Record<UploadFault, string> = {
  length: '文件没有传完整，请重新上传。',
  digest: '收到的文件和选的不一样，请重新上传。',
  type: '照片只收 JPG、PNG 和 PDF，型号只收 CSV、XLSX 和 JSON，请换一个文件。',
  damaged: '文件打不开，请重新拍一张。',
  'too-large': '照片像素太多，请用手机默认画质重拍。',
  'too-small': '照片太小，看不清字，请靠近重拍。',
};
const FAULT_EN: Record<UploadFault, string> = {
  length: 'The file did not arrive whole: please send it again.',
  digest: 'What arrived is not the file that was chosen: please send it again.',
  type: 'Photos come as JPG, PNG or PDF, models as CSV, XLSX or JSON: please choose another file.',
  damaged: 'The file cannot be opened: please take the photo again.',
  'too-large': 'The photo has too many pixels: please take it with the phone’s usual quality.',
  'too-small': 'The photo is too small to read: please go closer and take it again.',
};

/** Words of files that are sent. */
export const uploadZhCN: UploadTexts = {
  UploadMissing: () => ({ title: '还没有收到文件', anyone: { text: '可能网络断了，请重新上传。', action: 'retry' } }),
  UploadUnfit: ({ why }) => ({ title: '这个文件不能用', anyone: { text: FAULT_ZH[why], action: 'edit-entry' } }),
  UploadsTooMany: ({ until, most }) => ({
    title: '今天上传得太多了',
    anyone: { text: `每人每天最多 ${most} 个文件，${dateTime(until, 'zh-CN')} 之后再传。`, action: 'none' },
  }),
};

export const uploadEn: UploadTexts = {
  UploadMissing: () => ({
    title: 'The file has not arrived',
    anyone: { text: 'The network may have failed: please send it again.', action: 'retry' },
  }),
  UploadUnfit: ({ why }) => ({
    title: 'This file cannot be used',
    anyone: { text: FAULT_EN[why], action: 'edit-entry' },
  }),
  UploadsTooMany: ({ until, most }) => ({
    title: 'Too many files today',
    anyone: { text: `At most ${most} files a day each: please go on after ${dateTime(until, 'en')}.`, action: 'none' },
  }),
};
