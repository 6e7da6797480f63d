import type { AppealOutcome, Ground } from '@luhuan/shared/appeal/appeal';
import type { Decision } from '@luhuan/shared/decision/verdict';
import type { Receipt } from '@luhuan/shared/receipt/receipt';

const result: Record<Decision['result'], string> = {
  eligible: '符合条件',
  refused: '不符合条件',
  unknown: '还不能确定',
};
const moment: Record<Receipt['moment'], string> = { claim: '领券', redemption: '门店核销', quote: '试算' };
const ground: Record<Ground, string> = {
  history: '以前的领券、用券次数算错了',
  identity: '我的身份或年龄没有认对',
  place: '我当时就在活动地区',
  goods: '商品的能效、标准或型号记错了',
  'old-item': '我交了旧家电',
  price: '价格记错了',
  rule: '规则用错了',
};
const outcome: Record<AppealOutcome, string> = { upheld: '您说得对', dismissed: '维持原判定' };

export const receiptZhCN = {
  title: '为什么',
  signInText: '登录后可以看到关于您的判定。',
  missing: '没有这份判定',
  missingText: '刚刚领到的券，判定几秒后才会写好。请稍后再看。',
  result,
  moment,
  decidedAt: (at: string) => `判定时间 ${at}`,
  checks: '逐条核对',
  price: '补贴怎么算的',
  proof: '凭证',
  proofText: '这份判定签名后谁也改不了。保存下来，任何人都能离线重新算一遍，结果应该一样。',
  revision: (number: number, hash: string) => `按活动第 ${number} 版规则，规则指纹 ${hash}`,
  hash: (hash: string) => `判定指纹 ${hash}`,
  signedAt: (at: string) => `已签名，${at}`,
  unsigned: '正在等待签名，通常几分钟内完成。',
  save: '保存凭证文件',
  saveFailed: '没有保存。您可以再试一次。',
  appeal: '我觉得不对',
  appealText: (days: number) =>
    `主管部门会重新看这份判定，${days} 个工作日内答复。不用写字，选一项就行；这份判定会一起交上去。`,
  ground,
  groundLabel: '哪里不对',
  send: '提交',
  sending: '正在提交……',
  opened: (at: string) => `${at} 已提交`,
  waiting: (days: number) => `主管部门会在 ${days} 个工作日内答复，答复会出现在消息里。`,
  answeredAt: (at: string) => `${at} 答复`,
  outcome,
};
export type ReceiptTexts = typeof receiptZhCN;
