import type { SafeClock } from '@luhuan/shared/owned/safe-clock';
import { whole } from '@luhuan/shared/text/format';

const state: Record<SafeClock['state'], string> = {
  'not-covered': '没有统一年限',
  build: '还要知道用什么',
  fine: '年限内',
  plan: '快到年限',
  overdue: '超过年限',
  'stop-use': '请马上停用',
};
const span = (months: number): string => {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0) return `${rest} 个月`;
  return rest === 0 ? `${years} 年` : `${years} 年 ${rest} 个月`;
};

/** Words of what somebody owns, in Chinese. */
export const ownedZhCN = {
  title: '我的家电',
  intro: '用券买的会自动出现；别的可以自己记。有召回会在这里和首页提醒。',
  none: '还没有记下家电',
  noneText: '记下家里的家电：到安全年限、有召回时提醒您。',
  add: '添加一台',
  edit: '修改',
  save: '保存',
  saving: '正在保存…',
  cancel: '不改了',
  origin: { purchase: '用券购买', hand: '自己记的' },
  boughtIn: (year: string) => `${year} 年买`,
  more: '更多信息',
  less: '收起',
  size: '规格',
  serial: '序列号',
  serialEnd: (end: string) => `尾号 ${end}`,
  noLabel: '不在型号名录里，没有能效标识信息。',
  fromPurchase: '来自您的补贴券，退货后自动移除。',
  receipt: '看购买凭证',
  warranty: (day: string, days: number) => `保修到 ${day}，还有 ${whole(days)} 天`,
  warrantyOver: (day: string) => `保修已于 ${day} 到期`,
  warrantyAssumed: '按整机一年推算（假设），厂家承诺更长的以厂家为准。',
  due: {
    plan: '快到安全使用年限了，可以算算换新是否划算。',
    overdue: '已超过安全使用年限，建议尽快换掉。',
    'stop-use': '燃气用具超过安全使用年限，请马上停用，找人检查。',
  },
  toAccounts: '算三本账：留旧还是换新',
  toTradeIn: '看能领什么换新补贴',
  remove: '移除',
  removeTitle: '移除这一台？',
  removeText: '移除后不再提醒召回和年限。一天内可以撤销。',
  removed: (name: string) => `已移除：${name}`,
  undo: '撤销移除',
  signIn: '登录后看我的家电',
  signInText: '登录后，用券买的家电会自动出现。',
  safe: {
    title: '安全使用年限',
    state,
    left: (months: number) => (months === 0 ? '这个月到期' : `还剩 ${span(months)}`),
    past: (months: number) => `已超过 ${span(months)}`,
    byYear: '只知道年份，从 1 月算起',
    source: (years: number, title: string) => `安全使用年限 ${years} 年，依据：${title}`,
  },
  form: {
    gtin: '商品条码（69 码）',
    gtinHint: '13 位，在包装盒上；没有可以不填',
    gtinWrong: '条码不对，请核对 13 位数字，或清空不填',
    scan: '扫条码',
    lookUp: {
      looking: '正在查型号…',
      found: '✓ 找到型号，已填好',
      'not-found': '名录里没有这个条码，请自己填',
      failed: '没查到，网络不好，可以自己填',
    },
    category: '哪种家电',
    buildLabel: '用什么',
    brand: '品牌',
    brandWrong: '请填品牌，最多 40 个字',
    model: '型号',
    modelHint: '在机身铭牌上；填了才能准确提醒召回',
    day: '哪天买的',
    year: '不记得哪天，就填哪一年',
    chooseDay: '选日期',
    boughtWrong: '请选日期或填四位数的年份，不能晚于今天',
    serial: '序列号（可不填）',
    serialHint: '在机身铭牌上；召回按序列号范围时用得到',
    serialKnown: (end: string) => `已记下，尾号 ${end}；不改就留空`,
    serialWrong: '序列号是 6 到 32 位字母和数字',
    warranty: '保修到哪天（可不填）',
    privacy: '只有您自己能看到；可以导出，注销账号时一起删除。',
  },
};
export type OwnedTexts = typeof ownedZhCN;
