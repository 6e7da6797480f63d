import { imeisOf } from '@luhuan/shared/appliance/model';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Clock } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { AwardId } from '@luhuan/shared/ids';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import type { Person } from '@luhuan/shared/person/person';
import type { Return } from '@luhuan/shared/redemption/return';
import { InvoiceNumber, SerialNumber } from '@luhuan/shared/redemption/redemption';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { openPace } from '../../functions/src/admission/pace.ts';
import { declineAward } from '../../functions/src/award/decline-award.ts';
import { takeCoupon } from '../../functions/src/award/take-coupon.ts';
import { openRings } from '../../functions/src/platform/digests.ts';
import { redeemVoucher } from '../../functions/src/redemption/redeem-voucher.ts';
import { reserveVoucher } from '../../functions/src/redemption/reserve-voucher.ts';
import { returnGoods } from '../../functions/src/redemption/return-goods.ts';
import { claimVoucher } from '../../functions/src/voucher/claim-voucher.ts';
import { giveBackVoucher } from '../../functions/src/voucher/give-back-voucher.ts';
import { secretOf } from '../../functions/src/voucher/secret.ts';
import { joinLine, leaveLine } from '../../functions/src/waiting/join-line.ts';
import { campaignId, shanghai } from '../support/samples.ts';
import { sampleImei, shopper } from '../support/scenes.ts';
import { Broken, type Life, type Promised, soldOut } from './life.ts';
import { categoriesOf, isSenior } from './plan.ts';
import type { Process } from './process.ts';
import { CLERK, modelOf } from './town.ts';

const keys = { master: Buffer.alloc(32, 7) };
const log = { info: () => undefined, error: () => undefined };

const depsOf = (life: Life, { table, clock, quota, putSlot, once }: Process) => {
  const rings = openRings(table, { keys, further: () => Promise.resolve([]) });
  const { newId, newSecret } = life;
  return { table, clock, quota, putSlot, once, keys, log, rings, newId, newSecret, pace: openPace() };
};
const attemptAt = (clock: Clock, key: string) => ({ scope: 'scenario', key, fingerprint: '', at: clock.now() });

const personAt = (who: number): Person => ({
  ...shopper(who),
  identity: proofBy('name-number-mobile', shanghai('2026-01-01T08:00'), isSenior(who)),
});

/** Who presses, for what, and the how-manieth time. */
const pressed = ({ clock }: Process, who: number, name: string, category: Category = 'fridge') => {
  const person = personAt(who);
  const actor = { personId: person.personId, power: null };
  const wanted = { campaignId: campaignId(1), category, channel: 'store' as const };
  return { ...wanted, person, actor, attempt: attemptAt(clock, `${name}-${who}`) };
};

/** What is empty stays so until something is written. */
const emptySince = (life: Life, category: Category, since: number): boolean =>
  (life.emptyAt[category] ?? -1) >= since || soldOut(life.place.mirror.snapshot(), category);

export const coupon = async (life: Life, one: Process, who: number): Promise<void> => {
  await takeCoupon(depsOf(life, one))(pressed(one, who, `coupon-${life.steps}`));
};

/** Each key of a person is for a category, where there are several. Where a coupon is needed the person takes it first. */
export const claim = async (life: Life, one: Process, who: number, key: number): Promise<void> => {
  // a fault on the way to the coupon does not keep anybody from trying
  if (life.plan.campaign === 'coupons') await coupon(life, one, who).catch(() => undefined);
  const began = life.steps;
  one.claims.push(began);
  // what another claim of the process found while it was under way counts for this one as well
  const since = Math.min(...one.claims);
  const categories = categoriesOf(life.plan.campaign);
  const category = categories[key % categories.length] ?? categories[0];
  const claiming = claimVoucher(depsOf(life, one))(pressed(one, who, `claim-${key}`, category));
  const outcome = await claiming.finally(() => one.claims.splice(one.claims.indexOf(began), 1));
  if (outcome.ok) life.promised.push({ voucherId: outcome.value.voucher.voucherId, category, who });
  else if (outcome.error.code === 'QuotaExhausted' && !emptySince(life, category, since))
    throw new Broken(`after step ${life.steps}: sold out was said, and something was left or may come back`);
};

const lastOf = (life: Life, who: number): Promised | undefined =>
  life.promised.findLast((promised) => promised.who === who);

export const giveBack = async (life: Life, one: Process, who: number): Promise<void> => {
  const voucherId = lastOf(life, who)?.voucherId;
  if (voucherId === undefined) return;
  await giveBackVoucher(depsOf(life, one))({ ...pressed(one, who, `give-back-${voucherId}`), voucherId });
};

/** A till that was left without an answer sends the same once more. */
const insistently = async <T>(send: () => Promise<T>): Promise<T> => send().catch(send);

/** Few units and invoices, so that some are sold twice. */
const UNITS = 3;
const INVOICES = 6;

/** Shows the voucher at the till, which reserves and redeems it. */
export const buy = async (life: Life, one: Process, who: number): Promise<void> => {
  const last = lastOf(life, who);
  if (last === undefined) return;
  const { voucherId } = last;
  const model = modelOf(last.category);
  const deps = depsOf(life, one);
  const code = codeAt(secretOf(keys, voucherId), voucherId, one.clock.now()).qrText;
  const sold = ++life.sold;
  const reserved = await reserveVoucher({ ...deps, nameOf: async () => null })({
    code,
    person: CLERK,
    attempt: attemptAt(one.clock, `scan-${sold}`),
  });
  if (!reserved.ok) return;
  const among = (most: number) => (life.plan.campaign === 'till' ? sold % most : sold);
  const sale = {
    voucherId,
    reservationId: reserved.value.reservation.reservationId,
    gtin: model.gtin,
    serialNumber: SerialNumber.parse(`SN${String(among(UNITS)).padStart(10, '0')}`),
    imeis: Array.from({ length: imeisOf(model) }, (_, radio) => sampleImei(2 * among(UNITS) + radio)),
    invoiceNumber: InvoiceNumber.parse(`25440000${String(among(INVOICES)).padStart(12, '0')}`),
    price: { listFen: model.filedPriceFen, deductions: [] },
    oldItem: null,
    delivery: 'collected' as const,
    evidence: [],
  };
  const attempt = attemptAt(one.clock, `sale-${sold}`);
  const send = () => redeemVoucher(deps)({ sale, person: CLERK, till: null, attempt });
  const outcome = await (life.plan.campaign === 'till' ? insistently(send) : send());
  if (outcome.ok) life.told.push(outcome.value.redemptionId);
};

const PHASES = ['before-payout', 'in-payout', 'paid'] as const;

/** Brings back what somebody bought last, on what the till has seen of it. */
export const bringBack = async (life: Life, one: Process, who: number, what: Return['kind']): Promise<void> => {
  const { redemption } = life.place.mirror.snapshot();
  const bought = redemption.findLast(({ personId }) => personId === shopper(who).personId);
  if (bought === undefined) return;
  const back = ++life.sold;
  const serialNumber = SerialNumber.parse(`SN${String(back % UNITS).padStart(10, '0')}`);
  const want =
    what === 'whole'
      ? { kind: what }
      : what === 'part'
        ? { kind: what, cutFen: fen(10_001) }
        : { kind: what, serialNumber, imeis: bought.imeis.map((_, radio) => sampleImei(2 * (back % UNITS) + radio)) };
  const deps = {
    ...depsOf(life, one),
    phaseOf: () => Promise.resolve({ phase: PHASES[back % 3] ?? 'paid', unchanged: [] }),
  };
  const asked = { want, reason: 'other' as const, seen: bought.returns.length };
  const attempt = attemptAt(one.clock, `back-${back}`);
  const { redemptionId } = bought;
  const outcome = await insistently(() =>
    returnGoods(deps)({ redemptionId, asked, person: CLERK, till: null, attempt }),
  );
  const last = outcome.ok ? outcome.value.returns.at(-1) : undefined;
  if (last !== undefined) life.told.push(last.returnId);
};

export const join = async (life: Life, one: Process, who: number): Promise<void> => {
  await joinLine(depsOf(life, one))(pressed(one, who, `join-${life.steps}`));
};

export const leave = async (life: Life, one: Process, who: number): Promise<void> => {
  await leaveLine(depsOf(life, one))(pressed(one, who, `leave-${life.steps}`));
};

export const decline = async (life: Life, one: Process, who: number): Promise<void> => {
  const mine = (personId: string): boolean => personId === shopper(who).personId;
  const awardId: AwardId | undefined = life.place.mirror
    .snapshot()
    .award.findLast(({ personId }) => mine(personId))?.awardId;
  if (awardId !== undefined) await declineAward(depsOf(life, one))({ ...pressed(one, who, awardId), awardId });
};
