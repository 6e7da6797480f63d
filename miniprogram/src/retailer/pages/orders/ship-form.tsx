import type { Order } from '@luhuan/shared/order/order';
import { Text, View } from '@tarojs/components';
import { Chips } from '../../../ui/chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { SHIP_ENTRIES, useShipping } from './use-shipping.ts';

/** What is sent and how: everything of the sale that a till would enter. */
export const ShipForm = ({ order, onDone }: { order: Order; onDone: () => void }) => {
  const { ship: text, sending } = useRetailerText().orders;
  const form = useShipping(order, onDone);
  const { sent } = form;
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="cashier" onEdit={form.clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={form.ship} />;
  return (
    <View>
      <Text className="block-title">{order.status === 'shipped' ? text.correct : text.title}</Text>
      {SHIP_ENTRIES.map((name) => (
        <Field
          key={name}
          name={name}
          label={text[name]}
          type={name === 'invoiceNumber' ? 'number' : 'text'}
          value={form.entries[name]}
          onChange={(value) => form.enter(name, value)}
          error={form.isWrong(name) ? text.wrong : undefined}
        />
      ))}
      {Array.from({ length: form.places }, (_, place) => (
        <Field
          key={place}
          name={`imei${place}`}
          label={text.imei(place + 1)}
          type="number"
          value={form.imeis[place] ?? ''}
          onChange={(value) => form.enterImei(place, value)}
          error={form.isWrong('imeis') ? text.wrong : undefined}
        />
      ))}
      <Text className="field-label">{text.delivery}</Text>
      <Chips
        label={text.delivery}
        options={[
          { value: 'in-region' as const, name: text.inRegion },
          { value: 'elsewhere' as const, name: text.elsewhere },
        ]}
        chosen={form.delivery}
        choose={form.setDelivery}
      />
      <PushButton disabled={sent.state === 'sending'} onPush={form.ship}>
        {sent.state === 'sending' ? sending : text.send}
      </PushButton>
    </View>
  );
};
