export const alikeZhCN = {
  title: '核销材料',
  alike: '相似照片',
  owed: '待补材料',
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
  overdue: (day: string) => `已过期（${day} 之前应交）`,
};
export type AlikeTexts = typeof alikeZhCN;
