import type { ShopReason } from '@luhuan/shared/order/order';
import type { OrderStatus } from '@luhuan/shared/order/order-status';
import { yuan, yuanShort } from '@luhuan/shared/text/format';

const reason: Record<ShopReason, string> = {
  'out-of-stock': '没有货了',
  'price-changed': '价格变了',
  'cannot-deliver': '送不到',
  'refused-at-the-door': '送到门口时退了货',
  lost: '路上丢失或损坏',
  'asked-to': '顾客要求取消',
};

const step: Record<Exclude<OrderStatus, 'cancelled'>, string> = {
  placed: '已把券用于这笔订单',
  accepted: '门店已接单',
  shipped: '已发货',
  signed: '已签收，补贴已用',
};

const next: Record<OrderStatus, string> = {
  placed: '等门店接单。还没发货，可以取消。',
  accepted: '门店正在备货。还没发货，可以取消。',
  shipped: '收到货、验过没问题再签收。有问题请当面拒收，并告诉门店。',
  signed: '补贴已经用掉。要退换请联系门店。',
  cancelled: '券已解除绑定。没过期就可以再用。',
};

export const orderZhCN = {
  title: '网购订单',
  signInFirst: '请先登录',
  signInText: '登录后可以把线上补贴券用于网购订单。',
  none: '没有可用于网购的券',
  noneText: '领券时选“线上使用”，领到后在这里用于订单。',
  toHome: '去领券',
  choose: '用哪张券？',
  upTo: (fen: number) => `最高 ${yuanShort(fen)}`,
  use: '用这张',
  form: {
    title: '把券用于一笔网购订单',
    what: '先在商家下单，再把订单填到这里。绑定后，这张券只能用于这笔订单。',
    shopId: '商家的门店编号',
    shopIdHint: '在商家的订单页上，以 shp_ 开头',
    shopIdWrong: '门店编号不对，请从商家那里复制',
    orderNumber: '订单编号',
    orderNumberWrong: '请填商家的订单编号：字母、数字和短横',
    gtin: '商品条码（13 位）',
    gtinWrong: '条码是 13 位数字，请对照商品页',
    price: '补贴前的价格（元）',
    priceWrong: '请填金额，例如 5299',
    delivery: '送到哪里',
    inRegion: (region: string) => `${region}以内`,
    elsewhere: '别的地方',
    days: (days: number) =>
      `${days} 天内、券过期前要签收；到时没签收，券自动解除绑定。（天数参照海南 2025 年的规定，本地没有明文，为假定）`,
    send: '绑定这张券',
    sending: '正在绑定…',
  },
  order: {
    number: '订单编号',
    shop: '商家',
    subsidy: '补贴',
    pay: '您实付',
    yuan,
    until: (time: string) => `请在 ${time} 前签收`,
    carrier: '快递',
    tracking: '快递单号',
    serial: '序列号',
  },
  step,
  cancelledBy: { shopper: '您取消了订单', shop: '门店取消了订单', time: '没有按时签收，订单自动取消' },
  reason,
  next,
  cancel: '取消订单',
  cancelTitle: '取消这笔订单？',
  cancelText: '券马上可以再用。商家那边的订单和付款，请另外找商家退。',
  cancelYes: '确定取消',
  sign: '我已收到，签收',
  signing: '正在签收…',
  signTitle: '确认收到并验过了？',
  signText: '签收后补贴就用掉了，不能撤销。货没到、没验，请不要签收。',
  signYes: '确定签收',
  showCode: '给送货员看券码，也能签收',
  again: '用于另一笔订单',
  toVoucher: '看这张券',
};
export type OrderTexts = typeof orderZhCN;

export const cardZhCN = {
  title: '助老卡',
  what: '没有手机的人，可以带打印的卡去门店用券。',
  how: ['卡上有券码，不会变。', '到店要带身份证，店员会核对姓名。', '重新打印后，先前的卡作废。'],
  print: '做一张卡',
  making: '正在做…',
  again: '重新做一张',
  againTitle: '重新做一张？',
  againText: '以前打印的卡马上作废，只有新的能用。',
  againYes: '重新做',
  toPrinter: '打印',
  onPhone: '请截图打印，或用电脑打开本页打印。卡等于券，请只交给本人。',
  stop: '停用这张卡',
  stopTitle: '停用打印的卡？',
  stopText: '所有打印的卡马上作废。手机里的券不变。',
  stopYes: '停用',
  stopped: '卡已停用',
  stoppedText: '手机里的券码照常能用。需要时可以再做一张。',
  toVoucher: '看这张券',
  card: {
    head: '以旧换新补贴 · 助老卡',
    upTo: (fen: number) => `最高补贴 ${yuanShort(fen)}`,
    until: '有效期到',
    where: '在哪里用',
    shops: (region: string) => `${region}参加活动的门店`,
    bring: '请带上',
    bringWhat: '这张卡、本人身份证',
    typed: '扫不出来时，请店员输入',
    code: '助老卡的二维码',
    nth: (generation: number) => `第 ${generation} 张；先前的已作废`,
    lost: '卡丢了：请家人在“卡包”里停用，或到办事窗口停用。',
  },
};
export type CardTexts = typeof cardZhCN;
