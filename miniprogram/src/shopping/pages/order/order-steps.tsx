import type { Order } from '@luhuan/shared/order/order';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useOrderText } from '../../text/use-order-text.ts';
import './order.scss';

const STEPS = ['placed', 'accepted', 'shipped', 'signed'] as const;

/** The way of an order, as far as it has come; a mark and not a colour says what is done. */
const Way = ({ order }: { order: Order }) => {
  const text = useOrderText();
  const at = order.status === 'cancelled' ? -1 : STEPS.indexOf(order.status);
  if (order.status === 'cancelled')
    return (
      <StatusTag tone="bad">
        {`${text.cancelledBy[order.by]}${order.reason === null ? '' : ` · ${text.reason[order.reason]}`}`}
      </StatusTag>
    );
  return (
    <View ariaRole="list">
      {STEPS.map((name, index) => (
        <View key={name} ariaRole="listitem" className={index <= at ? 'order-step' : 'order-step order-step-open'}>
          <Text ariaHidden>{index <= at ? '✓' : '○'}</Text>
          <Text>{text.step[name]}</Text>
        </View>
      ))}
    </View>
  );
};

/** What is in an order, how far it is, and what comes next in one sentence. */
export const OrderSteps = ({ order }: { order: Order }) => {
  const text = useOrderText();
  const language = useLanguage();
  const { quote, until, status } = order;
  const open = status !== 'signed' && status !== 'cancelled';
  const rows = [
    [text.order.shop, order.shopName],
    [text.order.subsidy, text.order.yuan(quote.subsidyFen)],
    [text.order.pay, text.order.yuan(quote.payFen)],
  ] as const;
  const shipment = 'shipment' in order ? order.shipment : null;
  return (
    <View>
      <View className="block">
        <View className="row">
          <Text className="block-title">{CATEGORY_NAME[language][order.category]}</Text>
          <Text className="quiet figure">{dateTime(order.movedAt, language)}</Text>
        </View>
        <View ariaLive="polite">
          <Way order={order} />
          <Text className="order-next">{text.next[status]}</Text>
          {open ? <Text className="quiet">{text.order.until(deadline(until, language))}</Text> : null}
        </View>
      </View>
      <View className="block">
        {rows.map(([name, value]) => (
          <View key={name} className="row">
            <Text className="quiet">{name}</Text>
            <Text className="figure order-value">{value}</Text>
          </View>
        ))}
        <CopyLine name={text.order.number} value={order.orderNumber} />
        {shipment === null ? null : (
          <View>
            <View className="row">
              <Text className="quiet">{text.order.carrier}</Text>
              <Text className="order-value">{shipment.carrier}</Text>
            </View>
            <CopyLine name={text.order.tracking} value={shipment.trackingNumber} />
            <CopyLine name={text.order.serial} value={shipment.serialNumber} />
          </View>
        )}
      </View>
    </View>
  );
};
