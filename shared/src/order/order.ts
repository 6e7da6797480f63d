import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { Instant, earlier, plusDays } from '../clock.ts';
import { CampaignId, OrderId, PersonId, RedemptionId, ShopId } from '../ids.ts';
import { Price, Quote } from '../quote/quote.ts';
import { Imeis } from '../redemption/imei.ts';
import { InvoiceNumber, SerialNumber } from '../redemption/redemption.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse, unreachable } from '../result.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

/**
 * Calendar-free days that an order may take from binding to signature, and never past the voucher's own end.
 * Source: Hainan 2025 wants appliances delivered within a month (research/domain.md §1.3 [S37]); elsewhere an assumption.
 */
export const ORDER_DAYS = 30;

/** The shop's own number of the order, as its customer reads it. */
export const OrderNumber = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,40}$/)
  .meta({ id: 'OrderNumber' });

/** Where an order is brought, seen from the campaign's region. */
export const OrderDelivery = z.enum(['in-region', 'elsewhere']).meta({ id: 'OrderDelivery' });

/** What a shop says when it ships: everything of the sale that a till would enter. */
export const ShipmentEntry = z
  .strictObject({
    carrier: z.string().trim().min(1).max(40),
    trackingNumber: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{4,40}$/),
    serialNumber: SerialNumber,
    imeis: Imeis.default([]),
    invoiceNumber: InvoiceNumber,
    /** As the shop knows the address; the shopper's own word is not asked again. */
    delivery: OrderDelivery,
    /** The old appliance that is taken away with the delivery, by its category. */
    oldItem: Category.nullable().default(null),
  })
  .meta({ id: 'ShipmentEntry' });
export type ShipmentEntry = z.output<typeof ShipmentEntry>;

/** Sent, by whom and when; a shop may correct it until somebody signs. */
export const Shipment = ShipmentEntry.extend({
  serialNumber: z.string(),
  imeis: z.array(z.string()),
  invoiceNumber: z.string(),
  oldItem: Category.nullable(),
  shippedBy: PersonId,
  shippedAt: Instant,
}).meta({ id: 'Shipment' });
export type Shipment = z.infer<typeof Shipment>;

export const ShopReason = z
  .enum(['out-of-stock', 'price-changed', 'cannot-deliver', 'refused-at-the-door', 'lost', 'asked-to'])
  .meta({ id: 'OrderShopReason' });
export type ShopReason = z.infer<typeof ShopReason>;

const base = {
  orderId: OrderId,
  shopId: ShopId,
  shopName: z.string(),
  personId: PersonId,
  voucherId: VoucherId,
  campaignId: CampaignId,
  category: Category,
  orderNumber: OrderNumber,
  gtin: Gtin,
  price: Price,
  /** As quoted when it was placed, under the rules of the voucher; the signature works it out again and finds the same. */
  quote: Quote,
  placedAt: Instant,
  /** Signed for up to, not at, this instant; then the voucher is free. */
  until: Instant,
  /** Rises by one with every step; every step is conditional on it. */
  version: z.int().min(1),
  /** The last step: when, and who took it. */
  movedAt: Instant,
  movedBy: PersonId,
};

/** A voucher bound to something that is brought to the door. */
export const Order = z
  .discriminatedUnion('status', [
    z.object({ ...base, status: z.literal('placed') }),
    z.object({ ...base, status: z.literal('accepted') }),
    z.object({ ...base, status: z.literal('shipped'), shipment: Shipment }),
    z.object({
      ...base,
      status: z.literal('signed'),
      shipment: Shipment,
      /** In the app, or by the voucher's code at the door. */
      way: z.enum(['app', 'code']),
      redemptionId: RedemptionId,
    }),
    z.object({
      ...base,
      status: z.literal('cancelled'),
      by: z.enum(['shopper', 'shop', 'time']),
      /** The shop's; nobody else has to give one. */
      reason: ShopReason.nullable(),
      shipment: Shipment.nullable(),
    }),
  ])
  .meta({ id: 'Order' });
export type Order = z.infer<typeof Order>;
type OrderIn<S extends Order['status']> = Extract<Order, { status: S }>;
export type OpenOrder = OrderIn<'placed' | 'accepted' | 'shipped'>;

type Step = { readonly at: Instant; readonly by: PersonId };
export type StepRefusal = RefusalOf<'OrderNotInStatus' | 'OrderOver'>;

export const isOpen = (order: Order): order is OpenOrder => order.status !== 'signed' && order.status !== 'cancelled';

/** Until when an order placed at `at` holds its voucher. */
export const heldUntil = (expiresAt: Instant, at: Instant): Instant => earlier(expiresAt, plusDays(at, ORDER_DAYS));

/** What every state keeps of the order, one step on. */
const moved = (order: Order, { at, by }: Step) => ({
  orderId: order.orderId,
  shopId: order.shopId,
  shopName: order.shopName,
  personId: order.personId,
  voucherId: order.voucherId,
  campaignId: order.campaignId,
  category: order.category,
  orderNumber: order.orderNumber,
  gtin: order.gtin,
  price: order.price,
  quote: order.quote,
  placedAt: order.placedAt,
  until: order.until,
  version: order.version + 1,
  movedAt: at,
  movedBy: by,
});

/** The order if it is at one of these steps and in time. */
const at = <S extends OpenOrder['status']>(
  order: Order,
  now: Instant,
  ...steps: readonly S[]
): Result<OrderIn<S>, StepRefusal> => {
  if (!(steps as readonly string[]).includes(order.status))
    return refuse({ code: 'OrderNotInStatus', status: order.status });
  if (now >= order.until) return refuse({ code: 'OrderOver', until: order.until });
  // one of the steps that were named
  return ok(order as OrderIn<S>);
};

export const acceptOrder = (order: Order, step: Step): Result<Order, StepRefusal> => {
  const placed = at(order, step.at, 'placed');
  return placed.ok ? ok({ ...moved(placed.value, step), status: 'accepted' }) : placed;
};

/** Sends the goods, or corrects what was said of goods on their way. */
export const shipOrder = (order: Order, entry: ShipmentEntry, step: Step): Result<OrderIn<'shipped'>, StepRefusal> => {
  const accepted = at(order, step.at, 'accepted', 'shipped');
  if (!accepted.ok) return accepted;
  const shipment = { ...entry, shippedBy: step.by, shippedAt: step.at };
  return ok({ ...moved(accepted.value, step), status: 'shipped', shipment });
};

/** The order if somebody may sign for it now. */
export const signable = (order: Order, now: Instant): Result<OrderIn<'shipped'>, StepRefusal> =>
  at(order, now, 'shipped');

export const signOrder = (
  order: OrderIn<'shipped'>,
  signed: Pick<OrderIn<'signed'>, 'way' | 'redemptionId'>,
  step: Step,
): OrderIn<'signed'> => ({ ...moved(order, step), status: 'signed', shipment: order.shipment, ...signed });

const shipmentOf = (order: OpenOrder): Shipment | null => (order.status === 'shipped' ? order.shipment : null);

/** The shopper changes their mind before anything is sent; what is on its way is refused at the door, which the shop says. */
export const cancelByShopper = (order: Order, step: Step): Result<Order, StepRefusal> => {
  const early = at(order, step.at, 'placed', 'accepted');
  if (!early.ok) return early;
  return ok({ ...moved(early.value, step), status: 'cancelled', by: 'shopper', reason: null, shipment: null });
};

export const cancelByShop = (order: Order, reason: ShopReason, step: Step): Result<Order, StepRefusal> => {
  const open = at(order, step.at, 'placed', 'accepted', 'shipped');
  if (!open.ok) return open;
  const shipment = shipmentOf(open.value);
  return ok({ ...moved(open.value, step), status: 'cancelled', by: 'shop', reason, shipment });
};

/** Ends an order that nobody signed for in time; `undefined` while there is time, or once it has ended. */
export const lapseOrder = (order: Order, now: Instant): OrderIn<'cancelled'> | undefined =>
  isOpen(order) && now >= order.until
    ? {
        ...moved(order, { at: order.until, by: order.personId }),
        status: 'cancelled',
        by: 'time',
        reason: null,
        shipment: shipmentOf(order),
      }
    : undefined;

/** Who took the last step, where the shopper did not: whom they hear it of. */
export const tellerOf = (order: Order): 'nobody' | 'delegate' | 'shop' | 'time' => {
  switch (order.status) {
    case 'placed':
      return order.movedBy === order.personId ? 'nobody' : 'delegate';
    case 'accepted':
    case 'shipped':
      return 'shop';
    case 'signed':
      if (order.way === 'code') return 'shop';
      return order.movedBy === order.personId ? 'nobody' : 'delegate';
    case 'cancelled':
      if (order.by !== 'shopper') return order.by;
      return order.movedBy === order.personId ? 'nobody' : 'delegate';
    default:
      return unreachable(order);
  }
};
