import type { ShopReason } from '@luhuan/shared/order/order';
import type { OrderStatus } from '@luhuan/shared/order/order-status';
import { yuan } from '@luhuan/shared/text/format';

const status: Record<OrderStatus, string> = {
  placed: '待接单',
  accepted: '待发货',
  shipped: '待签收',
  signed: '已签收',
  cancelled: '已取消',
};
const reason: Record<ShopReason, string> = {
  'out-of-stock': '没有货',
  'price-changed': '价格变了',
  'cannot-deliver': '送不到',
  'refused-at-the-door': '顾客当面拒收',
  lost: '丢失或损坏',
  'asked-to': '顾客要求取消',
};

export const ordersZhCN = {
  title: '网购订单',
  link: '网购订单',
  shopNumber: '本店编号（顾客绑定订单时填）',
  empty: '还没有网购订单',
  emptyText: '请把本店编号和订单编号告诉顾客，顾客在“网购订单”里绑定补贴券。',
  status,
  number: '订单编号',
  subsidy: (fen: number) => `补贴 ${yuan(fen)}`,
  pay: (fen: number) => `顾客付 ${yuan(fen)}`,
  until: (time: string) => `${time} 前要签收`,
  accept: '接单',
  sending: '正在提交…',
  decline: '取消订单',
  declineTitle: '为什么取消？顾客会看到',
  declineYes: '确定取消',
  back: '不取消',
  reason,
  ship: {
    title: '填写发货',
    correct: '更正发货信息',
    carrier: '快递公司',
    trackingNumber: '快递单号',
    serialNumber: '序列号',
    imei: (place: number) => `IMEI ${place}`,
    invoiceNumber: '发票号码（20 位）',
    delivery: '送到哪里（按收货地址）',
    inRegion: '活动地区内',
    elsewhere: '活动地区外',
    wrong: '请检查这一项',
    send: '已发货',
    keep: '不改了',
  },
  handOver: {
    title: '送到门口，凭码交货',
    text: '请顾客验货后亮出券码。扫码或输入 16 位数字，就算签收，补贴随即核销。',
    code: '16 位数字',
    scan: '扫顾客的券码',
    send: '凭码交货',
    cameraFailed: '打不开相机，请让顾客念出 16 位数字。',
  },
  bySelf: '顾客也可以自己在手机上签收。',
  ended: { shopper: '顾客取消', shop: '本店取消', time: '到时没有签收' },
  more: '只显示最近 100 笔。',
};
export type OrdersTexts = typeof ordersZhCN;
