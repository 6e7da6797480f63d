import type { Brought } from '@luhuan/shared/evidence/evidence';
import type { OrderId, PersonId, ShopId } from '@luhuan/shared/ids';
import { type Order, type StepRefusal, signOrder as sign, signable } from '@luhuan/shared/order/order';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import { Imei } from '@luhuan/shared/redemption/imei';
import { InvoiceNumber, type Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { TillIn } from '@luhuan/shared/till/till';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Write } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { readVoucherCode } from '../redemption/read-voucher-code.ts';
import { type OrderedRefusal, isOfTill, redeemVoucher } from '../redemption/redeem-voucher.ts';
import { moveOrder } from './store.ts';
import { orderOfPerson, orderOfShop } from './take-step.ts';

type Deps = Parameters<typeof redeemVoucher>[0] & { readonly keys: Keys };
type Shipped = Extract<Order, { status: 'shipped' }>;
type SignRefusal = OrderedRefusal | StepRefusal;
type Signing = {
  readonly way: 'app' | 'code';
  readonly by: PersonId;
  /** The registered device that read the code at the door; nobody's where the shopper signs. */
  readonly till: TillIn<'active'> | null;
  readonly evidence: readonly Brought[];
  readonly power: Write | undefined;
  readonly attempt: Attempt;
};

/** What a till would have entered, as the shop said it when it shipped. */
const saleOf = ({ orderId, voucherId, gtin, price, shipment }: Shipped, evidence: readonly Brought[]) => ({
  voucherId,
  reservationId: orderId,
  gtin,
  price,
  serialNumber: SerialNumber.parse(shipment.serialNumber),
  imeis: shipment.imeis.map((imei) => Imei.parse(imei)),
  invoiceNumber: InvoiceNumber.parse(shipment.invoiceNumber),
  oldItem: shipment.oldItem,
  delivery: shipment.delivery,
  evidence,
});

/**
 * The order is signed for in the very transaction that redeems its voucher: neither is ever there without the other. The clerk
 * of the sale is who shipped it.
 */
const redeemOrdered = async (
  deps: Deps,
  order: Order,
  { way, by, till, evidence, power, attempt }: Signing,
): Promise<Outcome<Order, SignRefusal | RefusalOf<'IdempotencyKeyReused'>>> => {
  const { table } = deps;
  const ready = signable(order, attempt.at);
  if (!ready.ok) {
    // a repeat is told what it was told: this order, signed
    const before = await once<Redemption, StepRefusal>(table, attempt, async () => ready);
    return before.ok ? { ...before, value: order } : before;
  }
  const shipped = ready.value;
  const signed = ({ redemptionId, redeemedAt }: Redemption): Order =>
    sign(shipped, { way, redemptionId }, { at: redeemedAt, by });
  const outcome = await redeemVoucher(deps)({
    till,
    sale: saleOf(shipped, evidence),
    person: { personId: shipped.shipment.shippedBy, shopId: order.shopId },
    attempt,
    ordered: (redemption) => [moveOrder(table, signed(redemption)), ...(power === undefined ? [] : [power])],
  });
  if (outcome.ok) return { ...outcome, value: signed(outcome.value) };
  const { error } = outcome;
  if (isOfTill(error)) throw new Error(`${order.orderId} was refused at the door for ${error.code}, which is a till's`);
  return { ...outcome, error };
};

type Sign = {
  readonly shopId: ShopId;
  readonly orderId: OrderId;
  readonly person: Person;
  readonly actor: Actor;
  readonly attempt: Attempt;
};

/** The shopper, or who may show their codes, signs in the app. */
export const signOrder =
  (deps: Deps) =>
  async ({
    actor,
    attempt,
    ...asked
  }: Sign): Promise<Outcome<Order, SignRefusal | RefusalOf<'NotFound' | 'IdempotencyKeyReused'>>> => {
    const found = await orderOfPerson(deps.table, asked);
    if (!found.ok) return found;
    const power = whileActive(deps.table, actor, attempt.at);
    return redeemOrdered(deps, found.value, {
      way: 'app',
      by: actor.personId,
      till: null,
      evidence: [],
      power,
      attempt,
    });
  };

type HandOver = {
  readonly orderId: OrderId;
  readonly code: string;
  readonly evidence: readonly Brought[];
  readonly person: Person;
  readonly till: TillIn<'active'> | null;
  readonly attempt: Attempt;
};
type CodeRefusal = RefusalOf<'CodeUnreadable' | 'CodeStale' | 'PinWrong' | 'PinLocked' | 'CodeOfOther'>;

const holdsCode = async (deps: Deps, order: Order, { code, attempt }: HandOver): Promise<Result<null, CodeRefusal>> => {
  const voucherId = await readVoucherCode(deps)(code, attempt.at);
  if (!voucherId.ok) return voucherId;
  return voucherId.value === order.voucherId ? ok(null) : refuse({ code: 'CodeOfOther' });
};

/** Who brings the goods reads the voucher's changing code at the door: it stands for the signature. */
export const handOverOrder =
  (deps: Deps) =>
  async (
    asked: HandOver,
  ): Promise<Outcome<Order, SignRefusal | CodeRefusal | RefusalOf<'NotFound' | 'IdempotencyKeyReused'>>> => {
    const { person, till, evidence, attempt } = asked;
    const found = await orderOfShop(deps.table, person, asked.orderId);
    if (!found.ok) return found;
    const order = found.value;
    // an order that is signed for has its answer already: its code was looked at then
    const held = order.status === 'shipped' ? await holdsCode(deps, order, asked) : ok(null);
    if (!held.ok) return once<Redemption, CodeRefusal>(deps.table, attempt, async () => held).then(asOrder(order));
    return redeemOrdered(deps, order, {
      way: 'code',
      by: person.personId,
      till,
      evidence,
      power: undefined,
      attempt,
    });
  };

const asOrder =
  (order: Order) =>
  <E>(outcome: Outcome<Redemption, E>): Outcome<Order, E> =>
    outcome.ok ? { ...outcome, value: order } : outcome;
