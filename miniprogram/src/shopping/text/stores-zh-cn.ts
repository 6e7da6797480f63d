import type { StoppedBy } from '@luhuan/shared/retailer/stopped-by';

const stopped: Record<StoppedBy, string> = {
  suspended: '暂停参加',
  expelled: '已移出名录',
  left: '不再参加',
  closed: '暂不营业',
};

export const storesZhCN = {
  title: '可用券的门店',
  place: (name: string) => `看：${name}`,
  changePlace: '换地方',
  tabs: { stores: '门店', suspended: '被暂停的企业', expelled: '被移出的企业' },
  tabsLabel: '看什么',
  open: '营业中',
  shut: '现在不营业',
  unknown: '营业时间未填',
  stopped,
  hours: '营业时间',
  stoppedText: '不能用券；已买的可以去退货。',
  empty: '这里还没有参加的门店',
  emptyText: '换一个地方看看，或看整个城市。',
  none: '没有',
  noneText: '这里没有这样的企业。',
  since: (day: string) => `${day} 起`,
  code: '统一社会信用代码',
  more: '再看一些',
};
export type StoresTexts = typeof storesZhCN;
