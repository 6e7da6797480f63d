import type { LabelValue } from '@luhuan/shared/appliance/label';

const quantity: Record<LabelValue['quantity'], string> = {
  'daily-consumption': '每天耗电',
  'annual-performance-factor': '全年能效 APF',
  'cycle-consumption': '洗 1 公斤耗电',
  'cycle-water': '洗 1 公斤用水',
  'efficiency-index': '能效指数',
  'standing-loss': '固有能耗系数',
  'thermal-efficiency': '热效率',
  'typical-consumption': '典型能耗',
};

/** Words of models that are compared, in Chinese. */
export const compareZhCN = {
  title: '对比',
  label: '家电对比',
  none: '还没有选要对比的家电',
  noneText: '在家电详情里点“加入对比”，同一品类最多 4 款。',
  toModels: '去选家电',
  onlyDifferent: '只看不同',
  lowest: '最低',
  remove: (name: string) => `不再对比 ${name}`,
  row: {
    model: '型号',
    after: '补贴后',
    subsidy: '补贴',
    price: '备案价',
    grade: '等级',
    standard: '执行标准',
    size: '规格',
    yearly: '一年用电',
  },
  quantity,
  noSubsidy: '没有补贴',
  noLabel: '没有标识',
  kwh: (low: number, high: number) => (low === high ? `${low} 度` : `${low}–${high} 度`),
  unknown: '算不出',
  yearlyNote: '一年用电按标准的用法、从少用到多用估算，每家不同；要按您家的电价和旧家电算，请看三本账。',
  afterNote: '补贴后按备案价、此刻能领的券算，门店成交价不同，补贴也不同。',
};
export type CompareTexts = typeof compareZhCN;
