import type { Deed } from '@luhuan/shared/deed/deed';
import type { RewardKind, RewardOrder } from '@luhuan/shared/reward/reward';
import { whole } from '@luhuan/shared/text/format';

const kind: Record<RewardKind, string> = {
  goods: '实物',
  'service-coupon': '服务券',
  charity: '公益捐赠',
  'lottery-entry': '抽奖',
};
const state: Record<RewardOrder['state'], string> = {
  ordered: '待领取',
  won: '中奖，待领取',
  collected: '已领取',
  refunded: '已退回',
};

const deedState: Record<Deed['state'], string> = { reported: '待确认', confirmed: '已确认', 'taken-back': '已撤销' };

/** Words of rewards for points, in Chinese. */
export const rewardsZhCN = {
  title: '兑换奖品',
  tabs: { shelf: '可兑换', mine: '我的奖品', deeds: '赚积分' },
  tabsLabel: '看什么',
  kind,
  state,
  place: (name: string) => `地区：${name}`,
  changePlace: '换地区',
  active: (points: number) => `可用 ${whole(points)} 积分`,
  signIn: '登录后可以兑换',
  cost: (points: number) => `${whole(points)} 积分`,
  left: (count: number) => `剩 ${whole(count)} 份`,
  most: (count: number) => `每人最多 ${count} 份`,
  window: (from: string, until: string) => `${from} 至 ${until}可兑换`,
  collectDays: (days: number) => `兑换后 ${days} 天内领取`,
  short: (points: number) => `还差 ${whole(points)} 积分`,
  soldOut: '兑完了',
  paused: '暂停兑换',
  soon: '还没开始',
  over: '已结束',
  order: '兑换',
  ordering: '正在兑换…',
  confirm: (title: string, points: number) => `用 ${whole(points)} 积分换“${title}”？`,
  confirmText: '领取前可以退回，积分原路返还。',
  confirmGift: '积分换成捐赠后不能退回。',
  ordered: '已兑换',
  toMine: '看我的奖品',
  none: '这里还没有奖品',
  noneText: '本地区还没有上架奖品，积分先留着，有效期内都能用。',
  noneMine: '还没有兑换过奖品',
  noneMineText: '用积分兑换后，凭这里的领取码去领。',
  code: '领取码',
  codeHint: '领取时出示，请工作人员核对后再交给您。',
  collectBy: (time: string) => `请在 ${time} 前领取`,
  late: '过了领取期限，可以退回拿回积分。',
  refund: '退回',
  refunding: '正在退回…',
  refundTitle: '退回这份奖品？',
  refundText: '积分回到原来那几笔；已经到期的那部分不能再用。',
  donated: '已捐出，谢谢您。',
  deeds: {
    state: deedState,
    saving: (points: number) => `买的家电每年每省 100 度电，另得 ${whole(points)} 积分（按三本账估算）`,
    recycle: (points: number) => `旧机交正规回收，得 ${whole(points)} 积分；拆解企业开具收据后才能用`,
    earns: (points: number, times: number) => `每次 ${whole(points)} 积分，每年最多 ${times} 次`,
    most: (points: number) => `这个活动每人每年最多得 ${whole(points)} 积分`,
    report: '我做了，拿确认码',
    reporting: '正在登记…',
    reported: '已登记，请把确认码给工作人员看',
    codeHint: '给活动现场或窗口的工作人员看，核对后积分马上到账。',
    confirmedAt: (day: string, points: number) => `${day} 确认 · ${whole(points)} 积分`,
    none: '这里没有别的赚积分办法',
    noneText: '本地区的活动目前只按购买给积分。可以换个地区看看。',
    assumption: '积分多少由各地活动规则定，尚无官方标准；演示里的数字是假设。',
  },
};
export type RewardsTexts = typeof rewardsZhCN;
