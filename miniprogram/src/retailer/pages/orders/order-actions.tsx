import { acceptOrder, declineOrder } from '@luhuan/shared/api/orders';
import { type Order, ShopReason } from '@luhuan/shared/order/order';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { Chips } from '../../../ui/chips.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { HandOver } from './hand-over.tsx';
import { ShipForm } from './ship-form.tsx';

type Props = { order: Order; onDone: () => void };

const Accept = ({ order, onDone }: Props) => {
  const text = useRetailerText().orders;
  const { orderId } = order;
  const { sent, submit, clear } = useOnce(`accept:${orderId}`, async (key) => {
    const answer = await call(send, acceptOrder, { key, params: { orderId }, body: {} });
    if (answer.ok) onDone();
    return answer;
  });
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="cashier" onEdit={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={() => void submit()} />;
  return (
    <PushButton disabled={sent.state === 'sending'} onPush={() => void submit()}>
      {sent.state === 'sending' ? text.sending : text.accept}
    </PushButton>
  );
};

/** The shop gives up an order; the reason is chosen first, for the shopper reads it. */
const Decline = ({ order, onDone }: Props) => {
  const text = useRetailerText().orders;
  const [reason, setReason] = useState<ShopReason>();
  const [asking, setAsking] = useState(false);
  const { orderId, version } = order;
  const { sent, submit, clear } = useOnce(`decline:${orderId}:${version}:${reason}`, async (key) => {
    if (reason === undefined) throw new Error('no reason was chosen');
    const answer = await call(send, declineOrder, { key, params: { orderId }, body: { reason } });
    if (answer.ok) onDone();
    return answer;
  });
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="cashier" onEdit={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={() => void submit()} />;
  if (!asking)
    return (
      <PushButton kind="plain" onPush={() => setAsking(true)}>
        {text.decline}
      </PushButton>
    );
  return (
    <View>
      <Text className="block-title">{text.declineTitle}</Text>
      <Chips
        label={text.declineTitle}
        options={ShopReason.options.map((value) => ({ value, name: text.reason[value] }))}
        chosen={reason ?? null}
        choose={(value) => setReason(value ?? undefined)}
      />
      <PushButton
        kind="danger"
        disabled={reason === undefined || sent.state === 'sending'}
        onPush={() => void submit()}
      >
        {text.declineYes}
      </PushButton>
      <PushButton kind="plain" onPush={() => setAsking(false)}>
        {text.back}
      </PushButton>
    </View>
  );
};

const Shipped = (props: Props) => {
  const { ship: text } = useRetailerText().orders;
  const [correcting, setCorrecting] = useState(false);
  return (
    <View className="order-work">
      {correcting ? <ShipForm {...props} /> : <HandOver {...props} />}
      <PushButton kind="plain" onPush={() => setCorrecting(!correcting)}>
        {correcting ? text.keep : text.correct}
      </PushButton>
    </View>
  );
};

/** What a shop can do to an order at its step. */
export const OrderActions = (props: Props) => {
  switch (props.order.status) {
    case 'placed':
      return (
        <View className="order-work">
          <Accept {...props} />
          <Decline {...props} />
        </View>
      );
    case 'accepted':
      return (
        <View className="order-work">
          <ShipForm {...props} />
          <Decline {...props} />
        </View>
      );
    case 'shipped':
      return (
        <View className="order-work">
          <Shipped {...props} />
          <Decline {...props} />
        </View>
      );
    case 'signed':
    case 'cancelled':
      return null;
  }
};
