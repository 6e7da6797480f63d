import { whole } from '@luhuan/shared/text/format';

/** Recalls, as every screen that shows an appliance tells of them. */
export const recallZhCN = {
  title: '召回提醒',
  certainly: '这台在召回范围内',
  perhaps: '这台可能在召回范围内',
  perhapsText: '还不知道型号或序列号，请对照机身铭牌上的型号和序列号。',
  ofModel: '这个型号有召回，请核对您那一台的序列号',
  serials: (from: string, to: string) => `序列号 ${from} 至 ${to}`,
  allUnits: '这些型号的全部产品',
  models: '型号',
  hazard: '有什么危险',
  remedy: '您该怎么做',
  by: (authority: string, day: string) => `${authority} · ${day} 起在这里提醒`,
  source: '召回公告的网址',
  mine: (count: number, sure: boolean) => `您有 ${whole(count)} 台家电${sure ? '' : '可能'}在召回范围内`,
  mineText: '先看看有什么危险、该怎么处理。',
  toMine: '看召回和处理办法',
  owned: '我的家电',
};
export type RecallTexts = typeof recallZhCN;
