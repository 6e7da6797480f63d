import type { Order } from '@luhuan/shared/order/order';
import { isOpen } from '@luhuan/shared/order/order';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { NumberLine, ReadLine } from '../../ui/receipt.tsx';
import { OrderActions } from './order-actions.tsx';
import type { OrdersPage } from './use-orders.ts';
import './orders.scss';

const TONE = { placed: 'wait', accepted: 'wait', shipped: 'wait', signed: 'good', cancelled: 'bad' } as const;

/** Everything that is known of an order, and what can be done to it. */
const Opened = ({ page, order }: { page: OrdersPage; order: Order }) => {
  const text = useRetailerText();
  const language = useLanguage();
  const shipment = 'shipment' in order ? order.shipment : null;
  return (
    <View>
      <NumberLine name={text.receipt.gtin} value={order.gtin} />
      {isOpen(order) ? <Text className="quiet">{text.orders.until(deadline(order.until, language))}</Text> : null}
      {shipment === null ? null : (
        <View>
          <ReadLine name={shipment.carrier} value={shipment.trackingNumber} />
          <NumberLine name={text.receipt.serialNumber} value={shipment.serialNumber} />
          <NumberLine name={text.receipt.invoiceNumber} value={shipment.invoiceNumber} />
        </View>
      )}
      {order.status === 'cancelled' ? (
        <Text className="quiet">
          {`${text.orders.ended[order.by]}${order.reason === null ? '' : ` · ${text.orders.reason[order.reason]}`}`}
        </Text>
      ) : null}
      <OrderActions key={order.version} order={order} onDone={page.reload} />
    </View>
  );
};

const Row = ({ page, order }: { page: OrdersPage; order: Order }) => {
  const text = useRetailerText().orders;
  const language = useLanguage();
  const opened = page.opened === order.orderId;
  return (
    <View className="block" ariaRole="listitem">
      <PushButton kind="bare" className="order-row" expanded={opened} onPush={() => page.toggle(order.orderId)}>
        <View className="row">
          <Text className="order-category">{CATEGORY_NAME[language][order.category]}</Text>
          <StatusTag tone={TONE[order.status]}>{text.status[order.status]}</StatusTag>
        </View>
        <View className="row">
          <Text className="quiet figure">{order.orderNumber}</Text>
          <Text className="money">{text.subsidy(order.quote.subsidyFen)}</Text>
        </View>
        <View className="row">
          <Text className="quiet figure">{text.pay(order.quote.payFen)}</Text>
          <Text ariaHidden>{opened ? '▴' : '▾'}</Text>
        </View>
      </PushButton>
      {opened ? <Opened page={page} order={order} /> : null}
    </View>
  );
};

const List = ({ page, orders }: { page: OrdersPage; orders: readonly Order[] }) => {
  const text = useRetailerText().orders;
  return (
    <View>
      <View className="block">
        <CopyLine name={text.shopNumber} value={page.shopId} />
      </View>
      {orders.length === 0 ? <Standing sheet="empty" title={text.empty} text={text.emptyText} /> : null}
      <View ariaRole="list">
        {orders.map((order) => (
          <Row key={order.orderId} page={page} order={order} />
        ))}
      </View>
      {orders.length === page.mostShown ? <Text className="quiet">{text.more}</Text> : null}
    </View>
  );
};

export const OrdersView = ({ page }: { page: OrdersPage }) => {
  const text = useRetailerText().orders;
  return (
    <Screen title={text.title} parent="/retailer/pages/redemptions/index">
      {page.staff.state === 'clerk' ? (
        <Shown screen={page.orders} reader="cashier">
          {(orders) => <List page={page} orders={orders} />}
        </Shown>
      ) : (
        <NotStaff signedOut={page.staff.state === 'signed-out'} />
      )}
    </Screen>
  );
};
