import type { OrderStatus } from '@luhuan/shared/order/order-status';
import type { Act } from '@luhuan/shared/notice/notice';
import type { VoucherFate } from '@luhuan/shared/notice/disavowal';
import type { ReturnKind } from '@luhuan/shared/redemption/return';
import type { PowerScope } from '@luhuan/shared/power/power';
import { whole } from '@luhuan/shared/text/format';

const scope: Record<PowerScope, string> = { claim: '替我领券、退券', show: '看我的券、出示券码' };
const scopeForOther: Record<PowerScope, string> = { claim: '替 TA 领券、退券', show: '看 TA 的券、出示券码' };

const fate: Record<VoucherFate, string> = {
  'given-back': '券已退回，名额没有占用。需要时您可以自己再领。',
  reserved: '门店正在核销这张券，暂时不能退回。请马上联系门店或拨打当地服务热线。',
  ended: '这张券已经用掉或结束，不能退回。主管部门会看到您的反映。',
  'card-stopped': '那张助老卡已停用，券还在您的卡包里。需要时可以重新打印。',
  own: '这张券是您自己领的，仍然留在您的卡包里。',
  none: '',
};

const act = (kind: Act['kind'], category: string): string =>
  ({
    claimed: `替您领取了${category}补贴券`,
    'given-back': `替您退回了${category}补贴券`,
    shown: `打开过您的${category}补贴券的券码`,
    'power-accepted': '接受了您的委托，可以替您办理',
    'power-revoked': '不再能替您办理：委托已撤销',
    'appeal-answered': '答复了您提出的“我觉得不对”',
    'goods-returned': '',
    'key-changed': '',
    'card-printed': `打印了您的${category}补贴券的助老卡`,
    'card-used': '',
    'order-moved': '',
    'order-for-you': '',
    ending: '',
    'points-ending': '',
    fair: '',
    'shop-stopped': '',
    'register-step': '',
  })[kind];

export const delegatesZhCN = {
  signInFirst: '请先登录',
  signInText: '登录后可以请家人或工作人员替您办理。',
  relativeName: '您的家人',
  officeName: '主管部门',
  staffName: '店员或村（社区）干部',
  principalName: '委托您的人',
  kind: { relative: '家人', staff: '工作人员' },
  until: (deadline: string) => `到 ${deadline} 为止`,
  list: {
    title: '委托代办',
    given: '谁可以替我办',
    givenNone: '现在没有人可以替您办理。',
    scope,
    askRelative: '请家人代办',
    askStaff: '请店员或村干部代办',
    revoke: '撤销',
    revokeFor: (name: string) => `撤销${name}的委托`,
    revokeTitle: (name: string) => `不再请${name}代办？`,
    revokeText: '撤销后马上生效，对方不能再替您办理。已经领到的券还是您的。',
    held: '我替谁办',
    scopeForOther,
    actFor: (name: string) => `为 ${name} 办理`,
    leave: '不再代办',
    leaveFor: (name: string) => `不再为${name}代办`,
    leaveTitle: (name: string) => `不再为${name}代办？`,
    leaveText: '马上生效。以后要再办，需要对方重新委托您。',
    never: '任何人都不能替您改身份资料，也不能再转给别人。每办一件事，您都会收到消息。',
  },
  offer: {
    relative: '请家人代办',
    staff: '请店员或村干部代办',
    what: '可以做什么',
    howLong: '可以办多久',
    days: (days: number) => `${days} 天`,
    hours: (hours: number) => `${hours} 小时`,
    make: '生成二维码',
    making: '正在生成…',
    cancel: '不请了',
    chooseOne: '请至少选一项',
    scan: { relative: '请家人用微信扫这个码，或把链接发给家人', staff: '请面前的工作人员用微信扫这个码' },
    careful: '只给您信得过的人。谁先接受，谁就能替您办理，只能用一次。',
    goodUntil: (time: string) => `${time} 前有效`,
    codeLabel: '委托代办的二维码',
    copy: '复制链接',
    done: '好了',
  },
  accept: {
    title: '接受委托',
    over: '这份委托已失效',
    overText: '它已被接受、过了时间，或链接不完整。请委托您的人重新发一份。',
    home: '回首页',
    signInFirst: '登录后才能接受委托',
    signInText: '有人请您代办。请先登录，再回到这里。',
    asks: (name: string) => `${name} 请您代办`,
    may: '您可以替 TA',
    length: '期限',
    lengthDays: (days: number) => `从接受起 ${days} 天`,
    lengthHours: (hours: number) => `从接受起 ${hours} 小时`,
    told: '您办的每一件事，TA 都会收到消息，上面有您的姓名。TA 随时可以撤销。',
    yes: '接受',
    sending: '正在接受…',
    no: '不接受',
    verifyFirst: '接受前需要实名认证',
    verify: '去实名认证',
    done: '已接受委托',
    doneText: (deadline: string) => `到 ${deadline} 为止，您可以替 TA 办理。`,
    begin: (name: string) => `为 ${name} 办理`,
    later: '以后再办',
  },
  notices: {
    title: '消息',
    signInText: '登录后可以看到别人替您办了什么、哪张券和多少积分快到期。',
    empty: '还没有消息',
    emptyText: '有人替您办事，或者券、积分快到期时，会在这里告诉您。',
    toDelegates: '看委托代办',
    toReceipt: '看答复',
    returned: (how: ReturnKind, category: string, refund: string) =>
      ({
        whole: `门店为您办理了${category}退货，退款 ${refund}`,
        part: `门店为您的${category}办理了部分退款 ${refund}`,
        exchange: `门店为您换了一台${category}`,
      })[how],
    ending: (category: string, deadline: string) => `您的${category}补贴券还没用，${deadline} 前有效`,
    pointsEnding: (points: number, deadline: string) => `您有 ${whole(points)} 积分还没用，${deadline} 前有效`,
    toPoints: '看积分',
    fair: (what: 'soon' | 'moved' | 'cancelled', title: string, begins: string, reason: string) =>
      ({
        soon: `您报名的“${title}”明天就到：${begins} 开始`,
        moved: `您报名的“${title}”改了时间或地点，现在是 ${begins} 开始。原因：${reason}。来不了请取消报名，把名额让给别人`,
        cancelled: `您报名的“${title}”（${begins}）取消了。原因：${reason}`,
      })[what],
    toFair: '看活动',
    shopStopped: (shop: string, category: string, deadline: string) =>
      `${shop}暂时不能核销，已为您松开${category}补贴券。这张券 ${deadline} 前都有效，可以去别的门店用。`,
    toStores: '看别的门店',
    registerStep: (did: string) => `您的企业登记有新进展：${did}`,
    toFirm: '看企业与门店',
    cardUsed: (category: string) => `有门店收了您的${category}助老卡，正在办核销`,
    orderMoved: (to: OrderStatus, by: 'shop' | 'time', category: string) => {
      if (by === 'time') return `您的${category}网购订单没有按时签收，券已解除绑定`;
      const moved: Record<OrderStatus, string> = {
        placed: '收到了您的网购订单',
        accepted: '接了您的网购订单',
        shipped: '已为您的网购订单发货',
        signed: '凭券码把货交给了您，补贴已用',
        cancelled: '取消了您的网购订单，券已解除绑定',
      };
      return `门店${moved[to]}（${category}）`;
    },
    orderForYou: (who: string, to: OrderStatus, category: string) => {
      const did: Record<OrderStatus, string> = {
        placed: '把您的券用于一笔网购订单',
        accepted: '办了您的网购订单',
        shipped: '办了您的网购订单',
        signed: '替您签收了网购订单，补贴已用',
        cancelled: '替您取消了网购订单',
      };
      return `${who} ${did[to]}（${category}）`;
    },
    toOrder: '看网购订单',
    toVoucher: '打开这张券',
    keyChanged: (what: 'made' | 'rotated' | 'revoked', name: string) =>
      ({
        made: `本店新建了系统“${name}”的密钥。不是本店做的，请马上停用它`,
        rotated: `本店更换了系统“${name}”的密钥。不是本店做的，请马上停用它`,
        revoked: `本店停用了系统“${name}”的密钥，它不能再核销`,
      })[what],
    toSystems: '看系统对接',
    unread: '未读',
    disavowed: '您已反映：不是您让办的',
    act,
    notMe: '这不是我让办的',
    notMeFor: (what: string) => `这不是我让办的：${what}`,
    confirmTitle: '不是您让办的？',
    confirmText: '确定后马上撤销这个人的委托；对方领的券如果还没用，会退回；并告诉当地主管部门。',
    confirmYes: '确定，不是我让办的',
    confirmByShop: '确定后会反映给当地主管部门，由他们向门店核实。钱没有退给您，也请先联系门店。',
    doneTitle: '已撤销委托，并已反映给主管部门',
    doneByShop: '已反映给主管部门',
    doneByShopText: '请保留发票和付款记录，便于核实。',
    fate,
    more: '再看一些',
    ok: '知道了',
  },
};

export type DelegatesTexts = typeof delegatesZhCN;
