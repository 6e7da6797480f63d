import { getApplianceModel } from '@luhuan/shared/api/appliances';
import { shipOrder } from '@luhuan/shared/api/orders';
import { imeisOf } from '@luhuan/shared/appliance/model';
import { type Order, ShipmentEntry } from '@luhuan/shared/order/order';
import { useState } from 'react';
import type * as z from 'zod';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';

export const SHIP_ENTRIES = ['carrier', 'trackingNumber', 'serialNumber', 'invoiceNumber'] as const;
export type ShipEntry = (typeof SHIP_ENTRIES)[number];
type Written = z.input<typeof ShipmentEntry>;

const entriesOf = (order: Order): Record<ShipEntry, string> => {
  const said = 'shipment' in order ? order.shipment : null;
  return {
    carrier: said?.carrier ?? '',
    trackingNumber: said?.trackingNumber ?? '',
    serialNumber: said?.serialNumber ?? '',
    invoiceNumber: said?.invoiceNumber ?? '',
  };
};

/** The parcel of an order as a shop writes it; what was said before stands in the entries when it is corrected. */
export const useShipping = (order: Order, onDone: () => void) => {
  const { orderId, gtin, version } = order;
  const before = 'shipment' in order ? order.shipment : null;
  const [entries, setEntries] = useState(entriesOf(order));
  const [imeis, setImeis] = useState<readonly string[]>(before?.imeis ?? []);
  const [delivery, setDelivery] = useState<Written['delivery']>(before?.delivery ?? 'in-region');
  const [tried, setTried] = useState(false);
  const model = useLoad(() => call(send, getApplianceModel, { params: { gtin } }), gtin);
  const places = model.state === 'shown' ? imeisOf(model.value) : 0;
  const written: Written = {
    ...entries,
    imeis: Array.from({ length: places }, (_, place) => imeis[place] ?? ''),
    delivery,
    oldItem: before?.oldItem ?? null,
  };
  const read = ShipmentEntry.safeParse(written);
  const wrong = new Set(read.error?.issues.map(({ path }) => String(path[0])));
  const { sent, submit, clear } = useOnce(`ship:${orderId}:${version}:${JSON.stringify(written)}`, async (key) => {
    const answer = await call(send, shipOrder, { key, params: { orderId }, body: written });
    if (answer.ok) onDone();
    return answer;
  });
  return {
    entries,
    enter: (name: ShipEntry, value: string) => setEntries({ ...entries, [name]: value }),
    isWrong: (name: ShipEntry | 'imeis') => tried && wrong.has(name),
    places,
    imeis,
    enterImei: (place: number, value: string) =>
      setImeis(Array.from({ length: places }, (_, at) => (at === place ? value : (imeis[at] ?? '')))),
    delivery,
    setDelivery,
    sent,
    ship: () => {
      setTried(true);
      if (read.success) void submit();
    },
    clear,
  };
};
