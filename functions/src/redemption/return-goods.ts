import type { Clerk } from '@luhuan/shared/api-key/clerk';
import type { ReturnAsked } from '@luhuan/shared/api/returns';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { later } from '@luhuan/shared/clock';
import { missingIn } from '@luhuan/shared/evidence/evidence';
import { type NewId, type RedemptionId, ReturnId } from '@luhuan/shared/ids';
import { journalOfReturn } from '@luhuan/shared/ledger/journal';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import {
  type FiscalPhase,
  type MoneyReturn,
  type Return,
  type ReturnRefusal,
  type Unit,
  type Wanted,
  returnable,
  termsOf,
  unitNow,
} from '@luhuan/shared/redemption/return';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse, unreachable } from '@luhuan/shared/result';
import type { TillIn } from '@luhuan/shared/till/till';
import { type RedeemedVoucher, type ReturnedVoucher, bringBack, lessen } from '@luhuan/shared/voucher/voucher';
import { readRevision } from '../campaign/store.ts';
import { removeDue } from '../evidence/store.ts';
import { addJournal } from '../ledger/store.ts';
import type { Digests, Rings } from '../platform/digests.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import { addRelease } from '../quota/store.ts';
import { giveBackPromotions } from '../promotion/store.ts';
import { useTill } from '../till/store.ts';
import { releaseOfReturn } from '../voucher/release.ts';
import { type SlotRow, changeVoucher, readSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { findRedemption } from './find-redemption.ts';
import type { PhaseOf } from './fiscal-phase.ts';
import { type ImeiLocks, imeiLocks, placeOf } from './imei-locks.ts';
import { changeReturns, lockSerial, unlockImeis, unlockSerial } from './store.ts';

type Deps = { readonly table: Table; readonly rings: Rings; readonly newId: NewId; readonly phaseOf: PhaseOf };
type Ask = {
  readonly redemptionId: RedemptionId;
  readonly asked: ReturnAsked;
  readonly person: Clerk;
  readonly till: TillIn<'active'> | null;
  readonly attempt: Attempt;
};
type Refused = ReturnRefusal | RefusalOf<'NotFound' | 'RedemptionChanged'> | UnitRefusal;

type UnitRefusal = RefusalOf<'SerialUsed' | 'ImeisMissing' | 'ImeiUsed'>;

/** What every return begins with. */
type Done = Pick<Return, 'returnId' | 'at' | 'clerkId' | 'reason'>;

/** What the return is of: the redemption as it stands, its rules, and its voucher in its slot. */
type Sold = { readonly redemption: Redemption; readonly rules: Rules; readonly slot: SlotRow };

/** The voucher that was used for the goods. */
const usedVoucher = ({ slot, redemption }: Sold): RedeemedVoucher => {
  const voucher = voucherIn(slot, redemption.voucherId);
  if (voucher?.status !== 'redeemed') throw new Contention('the voucher changed while its goods were being returned');
  return voucher;
};

/** What became of the goods, and the voucher with it. */
const moneyReturn = (
  sold: Sold,
  wanted: Wanted,
  phase: FiscalPhase,
  done: Done,
): Result<{ one: MoneyReturn; voucher: RedeemedVoucher | ReturnedVoucher }, ReturnRefusal> => {
  const { redemption, rules } = sold;
  const terms = termsOf(redemption, rules.purses, wanted);
  if (!terms.ok) return terms;
  const { shopperFen, subsidyFen, purses, staysSubsidyFen } = terms.value;
  const both = { ...done, phase, shopperFen, subsidyFen, purses };
  const used = usedVoucher(sold);
  if (wanted.kind === 'part')
    return ok({ one: { kind: 'part', ...both, cutFen: wanted.cutFen }, voucher: lessen(used, staysSubsidyFen) });
  const voucher = bringBack(used, rules.onReturn, done.at);
  return ok({ one: { kind: 'whole', ...both, restoredUntil: voucher.restoredUntil }, voucher });
};

const unlockUnit = (table: Table, digests: Digests, brand: string, { serialNumber, imeis }: Unit): readonly Write[] => [
  ...unlockSerial(table, digests, { brand, serialNumber }),
  ...unlockImeis(table, digests, imeis),
];

/** What a return writes beside the redemption: money goes back where it came from, and whole goods free their unit. */
const moneyWrites = (
  { table }: Deps,
  { redemption, rules, slot }: Sold,
  { one, voucher }: { one: MoneyReturn; voucher: RedeemedVoucher | ReturnedVoucher },
  digests: Digests,
) => {
  const unit = unitNow(redemption);
  // what was paid out is free again when the shop has paid it back
  const free = one.subsidyFen > 0 && one.phase !== 'paid';
  return {
    slot: changeVoucher(table, slot, voucher),
    unit: one.kind === 'whole' ? unlockUnit(table, digests, redemption.brand, unit) : undefined,
    journal: addJournal(table, journalOfReturn(redemption, one)),
    release: free
      ? addRelease(table, releaseOfReturn(voucher, rules.regionCode, one.returnId, one.subsidyFen))
      : undefined,
  };
};

type Extra = Partial<ImeiLocks> & {
  readonly [name in 'slot' | 'serial' | 'unit' | 'journal' | 'release']?: Write | readonly Write[] | undefined;
};

/** The locks of another unit taken and those of the one that came back let go; the two have no number in common. */
const exchangeWrites = (
  { table }: Deps,
  { redemption }: Sold,
  { serialNumber, imeis }: Unit,
  digests: Digests,
): Result<Extra, UnitRefusal> => {
  const { brand, redemptionId } = redemption;
  const before = unitNow(redemption);
  if (serialNumber === before.serialNumber) return refuse({ code: 'SerialUsed' });
  if (imeis.length !== before.imeis.length)
    return refuse({ code: 'ImeisMissing', has: before.imeis.length, given: imeis.length });
  const known = imeis.findIndex((imei) => before.imeis.includes(imei));
  if (known >= 0) return refuse({ code: 'ImeiUsed', place: known + 1 });
  return ok({
    serial: lockSerial(table, digests, { brand, serialNumber }, redemptionId),
    ...imeiLocks(table, digests, imeis, redemptionId),
    unit: unlockUnit(table, digests, brand, before),
  });
};

const planOf = (
  deps: Deps,
  sold: Sold,
  { want }: ReturnAsked,
  done: Done,
  phase: FiscalPhase,
  digests: Digests,
): Result<{ one: Return; writes: Extra }, ReturnRefusal | UnitRefusal> => {
  if (want.kind !== 'exchange') {
    const came = moneyReturn(sold, want, phase, done);
    return came.ok ? ok({ one: came.value.one, writes: moneyWrites(deps, sold, came.value, digests) }) : came;
  }
  const { serialNumber, imeis } = want;
  const writes = exchangeWrites(deps, sold, want, digests);
  return writes.ok ? ok({ one: { kind: 'exchange', ...done, serialNumber, imeis }, writes: writes.value }) : writes;
};

const readSold = async (table: Table, redemption: Redemption): Promise<Sold> => {
  const { campaignId, revisionNumber, voucherId } = redemption;
  const [{ rules }, slot] = await Promise.all([
    readRevision(table, campaignId, revisionNumber),
    readSlot(table, slotKeyOf(voucherId)),
  ]);
  if (slot === undefined) throw new Error(`${redemption.redemptionId} has no slot`);
  return { redemption, rules, slot };
};

/**
 * Takes goods back, or part of their price, or gives another unit for them: redemption, voucher, serial lock, journal, the
 * pool's release and the memory of the request are one transaction, on what the clerk has seen.
 */
export const returnGoods =
  (deps: Deps) =>
  ({
    redemptionId,
    asked,
    person,
    till,
    attempt,
  }: Ask): Promise<Outcome<Redemption, Refused | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Redemption, Refused>(deps.table, attempt, async (commitOnce) => {
      const { table } = deps;
      const found = await findRedemption(table)(person, redemptionId);
      if (!found.ok) return found;
      const redemption = found.value;
      const { returns } = redemption;
      const free = returnable(returns, asked.want.kind);
      if (!free.ok) return free;
      if (returns.length !== asked.seen) return refuse({ code: 'RedemptionChanged' });
      const sold = await readSold(table, redemption);
      const { phase, unchanged } = await deps.phaseOf(redemption);
      const done = {
        returnId: ReturnId.parse(`rtn_${deps.newId()}`),
        // a clock that is behind does not take goods back before they were sold
        at: later(attempt.at, returns.at(-1)?.at ?? redemption.redeemedAt),
        clerkId: person.personId,
        reason: asked.reason,
      };
      const plan = planOf(deps, sold, asked, done, phase, await deps.rings.current(attempt.at));
      if (!plan.ok) return plan;
      const { one, writes } = plan.value;
      const next = { ...redemption, returns: [...returns, one] };
      const redemptionWrite = changeReturns(table, next);
      const committed = await commitOnce(next, {
        redemption: redemptionWrite,
        phase: unchanged,
        till: till === null ? undefined : useTill(table, till, attempt.at),
        ...writes,
        promotions: one.kind === 'whole' ? giveBackPromotions(table, next.shopId, next.promotions ?? []) : undefined,
        // what is back with the shop needs no photo any more
        due: one.kind === 'whole' && missingIn(redemption.evidence).length > 0 ? removeDue(table, next) : undefined,
      });
      if (committed.ok) return committed.value;
      switch (committed.error) {
        case 'serial':
          return refuse({ code: 'SerialUsed' });
        case 'imei1':
        case 'imei2':
          return refuse({ code: 'ImeiUsed', place: placeOf(committed.error) });
        case 'redemption':
        case 'slot':
        case 'phase':
        case 'till':
          throw new Contention(`${redemptionId} or the till changed while goods of it were being returned`);
        case 'due':
        case 'promotions':
        case 'journal':
        case 'release':
        case 'unit':
          throw new Error(`${committed.error} of ${one.returnId} was there before the return`);
        default:
          return unreachable(committed.error);
      }
    });
