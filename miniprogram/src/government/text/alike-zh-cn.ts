import type { Verdict } from '@luhuan/shared/unit-report/unit-report';

const outcome: Record<Verdict['outcome'], string> = { cleared: '属实，照常兑付', confirmed: '重复，不予兑付' };

export const alikeZhCN = {
  title: '核销核查',
  alike: '相似照片',
  owed: '待补材料',
  held: '别处补过',
  rule: '两张照片看着像同一张，不等于作假：同一款机器的标识本来就像。请对照后再判断。每次查看都会记下。',
  differ: (bits: number) => (bits === 0 ? '几乎一样' : `64 处里有 ${bits} 处不同`),
  elsewhere: '这张在辖区外，请上级单位对照',
  photoOf: (time: string) => `${time} 用过的照片`,
  sale: (shop: string, redemption: string) => `门店 ${shop} · 核销 ${redemption}`,
  none: '没有相似的照片',
  noneText: '不同核销用了看着一样的照片，会列在这里。',
  noneOwed: '没有待补的材料',
  noneOwedText: '辖区内每一笔核销的材料都齐了。',
  dueBy: (day: string) => `${day} 之前交`,
  noneHeld: '没有别处补过的',
  noneHeldText: '全国平台说某台家电在别的地方补过贴，会列在这里等核实。',
  heldRule:
    '全国平台说这几台家电以前在别处补过贴。也可能是别处录错：请对照发票、序列号照片再下结论。下结论之前，这几笔先不兑付。',
  usedIn: (place: string, time: string) => `${time} 在${place}补过贴`,
  soldAt: (time: string) => `本地 ${time} 售出`,
  serial: '序列号',
  heldSince: (time: string) => `${time} 起暂缓兑付`,
  decide: '下结论',
  close: '收起',
  outcome,
  outcomeLabel: '结论',
  noOutcome: '请先选结论',
  reason: '理由（门店会看到）',
  reasonHint: '4 到 200 个字，例如：发票与实物相符，外省系误录',
  reasonMissing: '请写明理由，至少 4 个字',
  send: '确定',
  sending: '正在提交……',
  mayNot: '由审批员下结论。',
  more: '再看一些',
  overdue: (day: string) => `已过期（${day} 之前应交）`,
};
export type AlikeTexts = typeof alikeZhCN;
