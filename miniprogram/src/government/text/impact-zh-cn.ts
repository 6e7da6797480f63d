import type { EndingReason } from '@luhuan/shared/impact/ending';
import { yuan, yuanShort } from '@luhuan/shared/text/format';
import { count } from './count.ts';

const REASON: Record<EndingReason, string> = {
  CampaignNotYetOpen: '不在领取时段',
  CampaignClosed: '活动已结束',
  ClaimedOtherwise: '不是直接领券',
  ChannelNotOffered: '没有这种渠道的券',
  CategoryNotOffered: '品类不补贴',
  IdentityNotVerified: '未实名',
  PlaceUnknown: '不知道位置',
  PlaceElsewhere: '不在本地',
  HistoryUnknown: '不知道以往领券情况',
  LimitReached: '每人件数已满',
  ReclaimBarred: '领券次数已满',
  PrerequisiteMissing: '没有先参加前置活动',
  OtherCampaignTaken: '已参加互斥活动',
  JointMaximumReached: '合计已到上限',
  ConditionNotMet: '不符合附加条件',
  ConditionUnknown: '不知道是否符合附加条件',
  GradeNotSubsidised: '能效等级不补贴',
  StandardNotAccepted: '标识的标准不认可',
  LabelUnknown: '不知道能效等级',
  PriceUnknown: '不知道售价',
  PriceAboveCeiling: '超过价格上限',
  OldItemNeeded: '没有交旧机',
  DeliveryElsewhere: '不送到本地',
  DeliveryUnknown: '不知道送货地',
  DeductionNotInWaterfall: '优惠不在计算步骤内',
  DeductionsAbovePrice: '优惠超过售价',
};

const signed = (amountFen: number): string => `${amountFen > 0 ? '+' : ''}${yuan(amountFen)}`;

/** Words of the impact report. */
export const impactZhCN = {
  title: '影响报告',
  none: '还没有影响评估。经办员打开这一稿时会开始评估。',
  building: '正在用以往记录试算这一稿',
  buildingNote: '可以离开这一页，回来接着算。',
  progress: (done: number, about: number) =>
    done === 0 ? '正在开始' : `已看 ${count(done)} 条，约 ${count(Math.max(done, about))} 条`,
  rate: (perSecond: number) => `每秒 ${count(perSecond)} 条`,
  madeAt: (at: string) => `${at} 时的情况`,
  history: (receipts: number, from: string, until: string) =>
    `依据 ${from} 至 ${until} 的 ${count(receipts)} 条记录；没来领的人、已领完时来的人不在内。`,
  historyOfOther: '这一稿从另一个活动复制而来，以往记录是那个活动的。',
  noHistory: '没有以往记录可以试算：下面只有规则的差异。',

  diffTitle: {
    'in-force': (number: number) => `与正在执行的规则相比，有 ${count(number)} 处不同`,
    origin: (number: number) => `与起草时依据的规则相比，有 ${count(number)} 处不同`,
    nothing: () => '没有可以对比的规则：整份都是新的',
  },
  diffSame: '规则没有变化',
  diffKind: { changed: '改', added: '增', removed: '减', reordered: '序' },
  showAll: (number: number) => `全部 ${count(number)} 处`,
  showFewer: '收起',

  money: {
    same: '补贴金额不变',
    more: (amountFen: number) => `补贴会多付 ${yuan(amountFen)}`,
    less: (amountFen: number) => `补贴会少付 ${yuan(amountFen)}`,
  },
  people: (gained: number, lost: number) =>
    gained + lost === 0
      ? '没有人会从能变不能，也没有人会从不能变能'
      : `${count(gained)} 次会从不能变能，${count(lost)} 次会从能变不能`,
  unknown: (number: number) => `另有 ${count(number)} 次，记录不够，无法判断。`,
  columns: {
    category: '品类',
    claims: '领券（原来 → 改后）',
    gained: '变能',
    lost: '变不能',
    before: '原来付',
    after: '改后付',
    difference: '差额',
    unknown: '无法判断',
  },
  total: '合计',
  change: (before: number, after: number) => `${count(before)} → ${count(after)}`,
  signed,
  reasonsTitle: '因为什么',
  moment: { claim: '领券', redemption: '核销' },
  reason: (reason: EndingReason) => REASON[reason],
  newly: (number: number) => `多 ${count(number)} 次`,
  noLonger: (number: number) => `少 ${count(number)} 次`,
  winners: (number: number) => `得益的例子 ${count(number)} 个`,
  losers: (number: number) => `受损的例子 ${count(number)} 个`,
  examplesNote: '按编号摘要抽取，不含个人信息。',
  grade: (grade: number | 'no-label') => (grade === 'no-label' ? '无能效标识' : `${grade} 级`),
  price: (baseFen: number) => `售价 ${yuan(baseFen)}`,
  granted: (moment: 'claim' | 'redemption', paidFen: number) =>
    moment === 'claim' ? '领到券' : `补贴 ${yuan(paidFen)}`,
  refused: (reason: EndingReason) => `不能（${REASON[reason]}）`,

  forecastTitle: {
    first: (category: string, when: string) => `${category}最早用完：${when}`,
    lasts: '各品类的钱都能用到活动结束',
    exhausted: (categories: string) => `${categories}已经用完`,
    unknown: '以往记录太少，还估不出何时用完',
  },
  forecastNote: '按最近八周的花费整周重抽 400 次：十次里有八次落在区间内。已领未用的按现有数量不变计。',
  forecastColumns: {
    category: '品类',
    left: '余额',
    perDay: '每天约花',
    now: '现行规则',
    draft: '改后',
    districts: '各地占比',
  },
  runsOut: (point: string | null, low: string, high: string | null) =>
    `${point === null ? '可能用到结束' : `约 ${point}`}（${low}${high === null ? ' 起，或用到结束' : `–${high}`}）`,
  lasts: '能用到结束',
  exhausted: (nextMoneyAt: string | null) => (nextMoneyAt === null ? '已用完' : `已用完，${nextMoneyAt} 有新资金`),
  tooLittle: (days: number) => (days === 0 ? '没有记录' : `记录只有 ${days} 天，估不出`),
  perDay: (amountFen: number) => yuanShort(Math.round(amountFen / 100) * 100),
  share: (basisPoints: number) => `${(basisPoints / 100).toFixed(1)}%`,
  otherDistricts: (number: number) => `其余 ${count(number)} 地`,
  dash: '—',
};
export type ImpactTexts = typeof impactZhCN;
