import type { Act } from '@luhuan/shared/notice/notice';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { PushButton } from '../../../ui/push-button.tsx';
import type { DelegatesTexts } from '../../text/delegates-zh-cn.ts';
import { useDelegatesText } from '../../text/use-delegates-text.ts';

const toReceipt = (receiptId: string) =>
  void Taro.navigateTo({ url: `/account/pages/receipt/index?receiptId=${receiptId}` });
const toVoucher = (voucherId: string) => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` });
const toSystems = () => void Taro.navigateTo({ url: '/staff/pages/systems/index' });
const toStores = (regionCode: string) =>
  void Taro.navigateTo({ url: `/shopping/pages/stores/index?regionCode=${regionCode}` });
const toFirm = () => void Taro.navigateTo({ url: '/retailer/pages/firm/index' });
const toOrder = (voucherId: string) =>
  void Taro.navigateTo({ url: `/shopping/pages/order/index?voucherId=${voucherId}` });
const toPoints = () => void Taro.navigateTo({ url: '/pages/points/index' });
const toFair = (fairId: string) => void Taro.navigateTo({ url: `/shopping/pages/fair/index?fairId=${fairId}` });

type Lead = readonly [name: string, go: () => void];

/** Where a notice leads; the first is what helps most. */
const leadsOf = (act: Act, text: DelegatesTexts['notices']): readonly Lead[] => {
  switch (act.kind) {
    case 'appeal-answered':
      return [[text.toReceipt, () => toReceipt(act.receiptId)]];
    case 'key-changed':
      return [[text.toSystems, toSystems]];
    case 'shop-stopped':
      return [
        [text.toStores, () => toStores(act.regionCode)],
        [text.toVoucher, () => toVoucher(act.voucherId)],
      ];
    case 'points-ending':
      return [[text.toPoints, toPoints]];
    case 'fair':
      return [[text.toFair, () => toFair(act.fairId)]];
    case 'register-step':
      return [[text.toFirm, toFirm]];
    case 'ending':
    case 'goods-returned':
      return [[text.toVoucher, () => toVoucher(act.voucherId)]];
    case 'order-moved':
    case 'order-for-you':
      return [[text.toOrder, () => toOrder(act.voucherId)]];
    case 'claimed':
    case 'given-back':
    case 'shown':
    case 'card-printed':
    case 'card-used':
    case 'power-accepted':
    case 'power-revoked':
      return [];
  }
};

/** What can be done about a notice. */
export const Leads = ({ act }: { act: Act }) => {
  const text = useDelegatesText().notices;
  return (
    <View>
      {leadsOf(act, text).map(([name, go], n) => (
        <PushButton key={name} kind={act.kind === 'shop-stopped' && n === 0 ? 'primary' : 'secondary'} onPush={go}>
          {name}
        </PushButton>
      ))}
    </View>
  );
};
