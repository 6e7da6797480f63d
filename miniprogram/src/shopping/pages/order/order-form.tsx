import { placeOrder } from '@luhuan/shared/api/orders';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import { ShopId } from '@luhuan/shared/ids';
import { ORDER_DAYS, type Order, OrderNumber } from '@luhuan/shared/order/order';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf } from '../../../entry/yuan-entry.ts';
import { subjectFor, useActing } from '../../../ui/acting-banner.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { useOrderText } from '../../text/use-order-text.ts';

const ENTRIES = ['shopId', 'orderNumber', 'gtin', 'price'] as const;
type Entries = Record<(typeof ENTRIES)[number], string>;

type FormProps = {
  held: WalletVoucher;
  brought: Omit<Entries, 'price'>;
  onPlaced: (order: Order) => void;
};

/** The entries as the server takes them; what is wrong is `undefined`. */
const readEntries = ({ shopId, orderNumber, gtin, price }: Entries) => ({
  shopId: ShopId.safeParse(shopId.trim()).data,
  orderNumber: OrderNumber.safeParse(orderNumber).data,
  gtin: Gtin.safeParse(gtin.trim()).data,
  price: fenOf(price),
});

const useForm = ({ held, brought, onPlaced }: FormProps) => {
  const [entries, setEntries] = useState<Entries>({ ...brought, price: '' });
  const [delivery, setDelivery] = useState<'in-region' | 'elsewhere'>('in-region');
  const [tried, setTried] = useState(false);
  const { voucherId } = held.voucher;
  const read = readEntries(entries);
  const acting = useActing();
  const subject = subjectFor(acting, `order:${voucherId}:${JSON.stringify({ entries, delivery })}`);
  const { sent, submit, clear } = useOnce(subject, async (key) => {
    const { shopId, orderNumber, gtin, price: listFen } = read;
    if (shopId === undefined || orderNumber === undefined || gtin === undefined || listFen === undefined)
      throw new Error('an entry is wrong');
    const body = { shopId, orderNumber, gtin, price: { listFen, deductions: [] }, delivery };
    const answer = await call(send, placeOrder, { key, params: { voucherId }, body });
    if (answer.ok) onPlaced(answer.value);
    return answer;
  });
  const place = () => {
    setTried(true);
    if (ENTRIES.every((name) => read[name] !== undefined)) void submit();
  };
  return {
    entries,
    enter: (name: keyof Entries, value: string) => setEntries({ ...entries, [name]: value }),
    isWrong: (name: keyof Entries) => tried && read[name] === undefined,
    delivery,
    setDelivery,
    sent,
    place,
    clear,
  };
};

/** Binds the voucher to an order that was made at a shop. */
export const OrderForm = (props: FormProps) => {
  const text = useOrderText().form;
  const form = useForm(props);
  const { sent } = form;
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={form.clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={form.place} />;
  const sending = sent.state === 'sending';
  return (
    <View>
      <View className="block">
        <Text className="block-title">{text.title}</Text>
        <Text className="quiet">{text.what}</Text>
      </View>
      <View className="block">
        {ENTRIES.map((name) => (
          <Field
            key={name}
            name={name}
            label={text[name]}
            type={name === 'price' ? 'digit' : name === 'gtin' ? 'number' : 'text'}
            value={form.entries[name]}
            onChange={(value) => form.enter(name, value)}
            hint={name === 'shopId' ? text.shopIdHint : undefined}
            error={form.isWrong(name) ? text[`${name}Wrong`] : undefined}
          />
        ))}
        <Text className="field-label">{text.delivery}</Text>
        <Chips
          label={text.delivery}
          options={[
            { value: 'in-region' as const, name: text.inRegion(props.held.regionName) },
            { value: 'elsewhere' as const, name: text.elsewhere },
          ]}
          chosen={form.delivery}
          choose={form.setDelivery}
        />
        <Text className="quiet">{text.days(ORDER_DAYS)}</Text>
      </View>
      <PushButton disabled={sending} onPush={form.place}>
        {sending ? text.sending : text.send}
      </PushButton>
    </View>
  );
};
