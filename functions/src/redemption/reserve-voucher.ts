import type { Preview } from '@luhuan/shared/api/redemptions';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type NewId, ReservationId, type ShopId } from '@luhuan/shared/ids';
import type { PersonName } from '@luhuan/shared/identity/person-name';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { refuse } from '@luhuan/shared/result';
import { trading } from '@luhuan/shared/retailer/shop';
import {
  type Voucher,
  type VoucherEnded,
  claimedByDelegate,
  reservationAt,
  reserve,
  useCard,
} from '@luhuan/shared/voucher/voucher';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { readCard } from '@luhuan/shared/voucher/card-code';
import { readRevision } from '../campaign/store.ts';
import type { Keys } from '../platform/digest.ts';
import type { NameOf } from '../platform/name-of.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, readBatch } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { parseStore, putHeld, readStore, shopKey } from '../retailer/store.ts';
import { changeVoucher, parseSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { readCardCode } from './read-card.ts';
import { readVoucherCode } from './read-voucher-code.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly newId: NewId; readonly nameOf: NameOf };
type Reserve = {
  readonly code: string;
  /** For a printed card. */
  readonly name?: PersonName | undefined;
  readonly person: Person;
  readonly attempt: Attempt;
};
type ReserveRefusal =
  | VoucherEnded
  | RefusalOf<
      | 'VoucherReserved'
      | 'CodeUnreadable'
      | 'CodeStale'
      | 'PinWrong'
      | 'PinLocked'
      | 'CardStopped'
      | 'CardNameNeeded'
      | 'CardNameWrong'
      | 'CardRests'
      | 'CardNameUnknown'
      | 'RegionMismatch'
      | 'ChannelNotOffered'
      | 'ShopStopped'
    >;

/** How long a clerk has between the scan and the redemption. */
const RESERVED_SECONDS = 15 * 60;

/** The voucher's slot and the clerk's shop as they are now, in one request. */
const readBoth = async (table: Table, voucherId: VoucherId, { personId, shopId }: Person) => {
  if (shopId === null) throw new Error(`clerk ${personId} has no shop`);
  const [slot, shop] = await readBatch(table, [slotKeyOf(voucherId), shopKey(shopId)]);
  return { slot: slot === undefined ? undefined : parseSlot(slot), shop: parseStore(shop) };
};

/** The shop that holds a voucher, if it may not redeem it any more. */
const stoppedHolder = async (
  table: Table,
  voucher: Voucher,
  own: ShopId,
  now: Instant,
): Promise<ShopId | undefined> => {
  const holder = reservationAt(voucher, now)?.shopId;
  if (holder === undefined || holder === own) return undefined;
  const store = await readStore(table, holder);
  return store === undefined || trading(store).ok ? undefined : holder;
};

/** Swaps a code for a preview and holds the voucher for the clerk's shop. */
export const reserveVoucher =
  (deps: Deps) =>
  ({
    code,
    name,
    person,
    attempt,
  }: Reserve): Promise<Outcome<Preview, ReserveRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Preview, ReserveRefusal>(deps.table, attempt, async (commitOnce) => {
      const { table } = deps;
      const card = readCard(code);
      const voucherId = await (card === undefined
        ? readVoucherCode(deps)(code, attempt.at)
        : readCardCode(deps)({ card, name, person, now: attempt.at }));
      if (!voucherId.ok) return voucherId;
      const { slot, shop } = await readBoth(table, voucherId.value, person);
      const voucher = voucherIn(slot, voucherId.value);
      if (slot === undefined || voucher === undefined) return refuse({ code: 'CodeUnreadable' });
      const open = trading(shop);
      if (!open.ok) return open;
      const { rules } = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
      if (!contains(rules.regionCode, shop.regionCode))
        return refuse({ code: 'RegionMismatch', campaignRegion: fullRegionName(rules.regionCode) });
      if (voucher.channel !== 'store') return refuse({ code: 'ChannelNotOffered', channel: voucher.channel });
      const reservation = {
        reservationId: ReservationId.parse(`rsv_${deps.newId()}`),
        shopId: shop.shopId,
        until: plusSeconds(attempt.at, RESERVED_SECONDS),
      };
      const stopped = await stoppedHolder(table, voucher, shop.shopId, attempt.at);
      const shown = card === undefined ? voucher : useCard(voucher, person.personId, attempt.at);
      const reserved = reserve(shown, reservation, attempt.at, stopped);
      if (!reserved.ok) return reserved;
      const rule = ruleFor(rules, voucher.category);
      if (rule === undefined) throw new Error(`${voucher.voucherId} is of a category its revision does not have`);
      const preview: Preview = {
        reservation,
        voucher: reserved.value,
        claimedByDelegate: claimedByDelegate(reserved.value),
        campaignTitle: rules.title,
        regionName: fullRegionName(rules.regionCode),
        rule,
        waterfall: rules.waterfall,
        oldItem: rules.oldItem,
        location: rules.location,
      };
      const done = await commitOnce(preview, {
        slot: changeVoucher(table, slot, reserved.value),
        held: putHeld(table, reserved.value, reservation),
      });
      if (done.ok) return done.value;
      throw new Contention('the voucher changed while it was being reserved');
    });
