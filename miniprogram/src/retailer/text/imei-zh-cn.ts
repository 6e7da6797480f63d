import type { ImeiFault } from '@luhuan/shared/redemption/imei';

type Told = Exclude<ImeiFault['fault'], 'too-short'>;

/** Words for the numbers of phones, tablets and watches. */
export const imeiZhCN = {
  label: (place: number, has: number) => (has === 1 ? 'IMEI' : `IMEI ${place}`),
  after: (place: number, has: number) => (has === 1 ? '换后的 IMEI' : `换后的 IMEI ${place}`),
  hint: '在拨号盘输入 *#06# 可以看到，15 位数字',
  short: (count: number) => `已输 ${count} 位，共 15 位`,
  twice: '两个 IMEI 一样，请核对第二个',
  faults: {
    'not-digits': 'IMEI 只有数字，请核对',
    imeisv: '这是 16 位的 IMEISV，请填 15 位的 IMEI',
    'too-long': '多于 15 位，请核对',
    blank: '全是 0 的不是 IMEI，请看包装上的号码',
    misread: '有一位不对，或两位颠倒了，请逐位核对',
  } satisfies Record<Told, string> as Record<Told, string>,
};
