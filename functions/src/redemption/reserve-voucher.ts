import { type Clerk, type System, isPerson } from '@luhuan/shared/api-key/clerk';
import type { Person } from '@luhuan/shared/person/person';
import type { Preview } from '@luhuan/shared/api/redemptions';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { plusSeconds } from '@luhuan/shared/clock';
import { type NewId, ReservationId } from '@luhuan/shared/ids';
import type { PersonName } from '@luhuan/shared/identity/person-name';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { refuse } from '@luhuan/shared/result';
import { readCard } from '@luhuan/shared/voucher/card-code';
import { type VoucherEnded, claimedByDelegate, reserve, useCard } from '@luhuan/shared/voucher/voucher';
import { readRevision } from '../campaign/store.ts';
import type { Keys } from '../platform/digest.ts';
import type { NameOf } from '../platform/name-of.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { readShop } from '../retailer/store.ts';
import { changeVoucher, readSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { readCardCode } from './read-card.ts';
import { readVoucherCode } from './read-voucher-code.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly newId: NewId; readonly nameOf: NameOf };
type Reserve = {
  readonly code: string;
  /** For a printed card. */
  readonly name?: PersonName | undefined;
  readonly person: Person | System;
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
      | 'KeyNotForThis'
      | 'CardStopped'
      | 'CardNameNeeded'
      | 'CardNameWrong'
      | 'CardRests'
      | 'CardNameUnknown'
      | 'RegionMismatch'
      | 'ChannelNotOffered'
    >;

/** How long a clerk has between the scan and the redemption. */
const RESERVED_SECONDS = 15 * 60;

const shopOf = async (table: Table, { personId, shopId }: Clerk) => {
  const shop = shopId === null ? undefined : await readShop(table, shopId);
  if (shop === undefined) throw new Error(`clerk ${personId} has no shop`);
  return shop;
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
      const brought = readCard(code);
      const card = brought !== undefined && isPerson(person) ? { card: brought, person } : undefined;
      // whoever brings a printed card shows an identity card, which no system looks at
      if (brought !== undefined && card === undefined) return refuse({ code: 'KeyNotForThis', scope: null });
      const voucherId = await (card === undefined
        ? readVoucherCode(deps)(code, attempt.at)
        : readCardCode(deps)({ ...card, name, now: attempt.at }));
      if (!voucherId.ok) return voucherId;
      const slot = await readSlot(table, slotKeyOf(voucherId.value));
      const voucher = voucherIn(slot, voucherId.value);
      if (slot === undefined || voucher === undefined) return refuse({ code: 'CodeUnreadable' });
      const shop = await shopOf(table, person);
      const { rules } = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
      if (!contains(rules.regionCode, shop.regionCode))
        return refuse({ code: 'RegionMismatch', campaignRegion: fullRegionName(rules.regionCode) });
      if (voucher.channel !== 'store') return refuse({ code: 'ChannelNotOffered', channel: voucher.channel });
      const reservation = {
        reservationId: ReservationId.parse(`rsv_${deps.newId()}`),
        shopId: shop.shopId,
        until: plusSeconds(attempt.at, RESERVED_SECONDS),
      };
      const shown = card === undefined ? voucher : useCard(voucher, card.person.personId, attempt.at);
      const reserved = reserve(shown, reservation, attempt.at);
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
      const done = await commitOnce(preview, { slot: changeVoucher(table, slot, reserved.value) });
      if (done.ok) return done.value;
      throw new Contention('the voucher changed while it was being reserved');
    });
