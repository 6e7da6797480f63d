import type { RowFault } from '@luhuan/shared/catalogue-import/row';
import { whole } from '@luhuan/shared/text/format';

const why: Record<RowFault['why'], string> = {
  missing: '没填',
  gtin: '不是有效的 13 位条码（表格把条码变成了科学计数法，请改成文本）',
  unknown: '不认识这个写法',
  number: '不是数字，或超出范围',
  'too-long': '太长，或有看不见的字符',
  repeated: '和上面某一行重复',
  'label-incomplete': '有标识就要有等级、标准和至少一项数值',
};

/** Words of the catalogue's files, in Chinese. */
export const catalogueZhCN = {
  title: '型号库导入',
  note: '收 CSV（UTF-8 或 GBK）、XLSX、JSON，一次最多 6 万行、20 MB。先试算，不写入；看过结果再导入。同一条码的型号会被替换。',
  headings: '列名（第一行）',
  needed: (names: string) => `必填：${names}`,
  choose: '选择文件',
  wrongType: '只收 .csv、.xlsx、.json 文件。',
  sending: (percent: number) => `正在上传 ${percent}%`,
  checking: '正在逐行检查，5 万行约需几秒…',
  unreachable: '网络断了，文件没有传完。请再试一次。',
  mayNot: '型号由经办员导入。',
  none: '还没有导入过',
  noneText: '选一个文件，先试算再导入。',
  checked: (time: string) => `${time} 检查`,
  rows: (count: number) => `共 ${whole(count)} 行`,
  fresh: (count: number) => `新增 ${whole(count)}`,
  known: (count: number) => `替换 ${whole(count)}`,
  faulty: (count: number) => `跳过 ${whole(count)}`,
  row: (number: number) => `第 ${whole(number)} 行`,
  why,
  fault: (column: string, reason: string) => `${column}：${reason}`,
  moreFaults: (count: number) => `还有 ${whole(count)} 行没有列出`,
  start: (count: number) => `导入 ${whole(count)} 个型号`,
  goOn: '接着导入',
  stop: '先停下',
  running: '正在导入，可以离开，回来接着导。',
  progress: (done: number, steps: number, written: number) =>
    `${Math.floor((done / steps) * 100)}%，已写入 ${whole(written)} 个`,
  paused: (done: number, steps: number) => `停在 ${Math.floor((done / steps) * 100)}%，已写入的不会重复`,
  ended: (time: string, written: number) => `${time} 导入完成，共 ${whole(written)} 个`,
};
export type CatalogueTexts = typeof catalogueZhCN;
