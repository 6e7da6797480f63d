import type { AppealOutcome, Ground } from '@luhuan/shared/appeal/appeal';
import type { Receipt } from '@luhuan/shared/receipt/receipt';

const ground: Record<Ground, string> = {
  history: '以前的领券、用券次数算错',
  identity: '身份或年龄没有认对',
  place: '当时就在活动地区',
  goods: '商品的能效、标准或型号记错',
  'old-item': '交了旧家电',
  price: '价格记错',
  rule: '规则用错',
};
const moment: Record<Receipt['moment'], string> = { claim: '领券', redemption: '门店核销', quote: '试算' };
const outcome: Record<AppealOutcome, string> = { upheld: '群众说得对', dismissed: '维持原判定' };

export const appealsZhCN = {
  title: '申诉',
  status: { open: '待答复', answered: '已答复' },
  statusLabel: '看哪些',
  empty: '没有申诉',
  emptyText: '市民觉得判定不对时会出现在这里。',
  age: (days: number, most: number) => `已过 ${days} 个工作日（限 ${most} 个）`,
  late: '已超期',
  took: (days: number) => `用了 ${days} 个工作日`,
  ground,
  moment,
  open: '查看并答复',
  close: '收起',
  openedAt: (at: string) => `提出于 ${at}`,
  receipt: '当时的判定',
  decidedAt: (at: string) => `判定于 ${at}`,
  privacy: '这里不显示是谁，答复只看判定本身。',
  price: '补贴怎么算的',
  answer: '答复',
  outcome,
  outcomeLabel: '结论',
  reason: { 'zh-CN': '理由（中文，市民会看到）', en: '理由（英文，市民会看到）' },
  missing: '请填写理由',
  noOutcome: '请先选结论',
  send: '答复',
  sending: '正在提交……',
  mayNot: '由审批员或审计员答复。',
};
export type AppealsTexts = typeof appealsZhCN;
