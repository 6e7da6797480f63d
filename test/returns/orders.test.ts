import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { type ReturnAsked, returnGoods } from '@luhuan/shared/api/returns';
import { type WalletVoucher, claimVoucher } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { FiscalPhase } from '@luhuan/shared/redemption/return';
import { type Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSnapshot } from '../../functions/src/invariant/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, eligibleModel, newKey, saleOf, shopper } from '../support/scenes.ts';

const SEED = 20261123;
const RUNS = 16;
const PERSONS = 3;
const UNITS = 3;
const PHASES: readonly FiscalPhase[] = ['before-payout', 'in-payout', 'paid'];
const KINDS = ['claim', 'reserve', 'redeem', 'return', 'cut', 'exchange', 'phase'] as const;
type Kind = (typeof KINDS)[number];
type StepOf<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Command = { readonly kind: Kind; readonly who: number; readonly unit: number; readonly part: number };

/** What somebody has by the mirror's book: nothing, a voucher, one that a till holds, or an appliance and what was paid for it. */
type Hand =
  | { readonly state: 'nothing' }
  | { readonly state: 'voucher' | 'reserved'; readonly held: WalletVoucher; readonly reservationId: string }
  | { readonly state: 'goods'; readonly redemption: Redemption; readonly unit: number; readonly returns: number };

/** What everybody has and owes, kept by hand: purses have paid what was subsidised and not given back, to the fen. */
type Mirror = {
  readonly hands: Hand[];
  /** Who has which unit. */
  readonly units: Map<number, number>;
  paidByShoppersFen: number;
  subsidyFen: number;
  /** Came back after it was paid out: the shop still has to pay it back. */
  owedFen: number;
};

let house: TestHouse;
let till: Transport;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 10_000 * 1_500 });
  till = await signedIn(house, '样例店员一');
});
afterAll(() => house.stop());

const fridge = eligibleModel('fridge');
let run = 0;
const serialOf = (unit: number) => SerialNumber.parse(`RUN${String(run).padStart(4, '0')}UNIT${unit}`);
const personAt = (who: number) => shopper(run * PERSONS + who);

const claim = async (mirror: Mirror, who: number): Promise<string> => {
  const send = await asPerson(house, personAt(who));
  const params = { campaignId, category: 'fridge' as const };
  const reply = await call(send, claimVoucher, { key: newKey(), params, body: {} });
  if (reply.ok) mirror.hands[who] = { state: 'voucher', held: reply.value, reservationId: '' };
  return refusalCode(reply);
};

const reserve = async (mirror: Mirror, who: number): Promise<string> => {
  const hand = mirror.hands[who];
  if (hand === undefined || hand.state === 'nothing' || hand.state === 'goods') return 'nothing to reserve';
  const code = codeAt(hand.held.secret ?? '', hand.held.voucher.voucherId, house.clock.now()).qrText;
  const reply = await call(till, reserveVoucher, { key: newKey(), body: { code } });
  if (reply.ok)
    mirror.hands[who] = { ...hand, state: 'reserved', reservationId: reply.value.reservation.reservationId };
  return refusalCode(reply);
};

const redeem = async (mirror: Mirror, who: number, unit: number): Promise<string> => {
  const hand = mirror.hands[who];
  if (hand === undefined || hand.state === 'nothing' || hand.state === 'goods') return 'nothing to redeem';
  const { voucher } = hand.held;
  const sale = saleOf({ voucher, reservation: { reservationId: hand.reservationId } } as never, fridge);
  const reservationId = hand.state === 'reserved' ? hand.reservationId : `rsv_${'0'.repeat(26)}`;
  const body = { ...sale, reservationId, serialNumber: serialOf(unit) };
  const reply = await call(till, redeemVoucher, { key: newKey(), body });
  if (reply.ok) {
    const redemption = reply.value;
    mirror.hands[who] = { state: 'goods', redemption, unit, returns: 0 };
    mirror.units.set(unit, who);
    mirror.paidByShoppersFen += redemption.quote.payFen;
    mirror.subsidyFen += redemption.subsidyFen;
  }
  return refusalCode(reply);
};

const bringBack = async (mirror: Mirror, who: number, want: ReturnAsked['want'], unit: number): Promise<string> => {
  const hand = mirror.hands[who];
  if (hand?.state !== 'goods') return 'nothing to return';
  const { redemptionId } = hand.redemption;
  const body = { want, reason: 'other' as const, seen: hand.returns };
  const reply = await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body });
  if (!reply.ok) return refusalCode(reply);
  const one = reply.value.returns.at(-1);
  if (one === undefined) throw new Error('a return without a return');
  if (one.kind !== 'exchange') {
    mirror.paidByShoppersFen -= one.shopperFen;
    mirror.subsidyFen -= one.subsidyFen;
    if (one.phase === 'paid') mirror.owedFen += one.subsidyFen;
  }
  if (one.kind !== 'part') mirror.units.delete(hand.unit);
  if (one.kind === 'exchange') mirror.units.set(unit, who);
  mirror.hands[who] =
    one.kind === 'whole'
      ? { state: 'nothing' }
      : { ...hand, unit: one.kind === 'exchange' ? unit : hand.unit, returns: hand.returns + 1 };
  return 'none';
};

/** What must come of it by the book alone. */
const expected = ({ hands, units }: Mirror, { kind, who, unit }: Command): readonly string[] => {
  const hand = hands[who];
  switch (kind) {
    case 'claim':
      return hand?.state === 'nothing' ? ['none'] : hand?.state === 'goods' ? ['LimitReached'] : ['VoucherHeld'];
    case 'reserve':
      return hand?.state === 'voucher' || hand?.state === 'reserved' ? ['none'] : ['nothing to reserve'];
    case 'redeem':
      if (hand?.state === 'voucher') return ['ReservationOver'];
      return hand?.state === 'reserved' ? [units.has(unit) ? 'SerialUsed' : 'none'] : ['nothing to redeem'];
    case 'return':
    case 'cut':
    case 'exchange':
      if (hand?.state !== 'goods') return ['nothing to return'];
      if (kind !== 'return' && hand.returns >= 10) return ['ReturnsTooMany'];
      return kind === 'exchange' && units.has(unit) ? ['SerialUsed'] : ['none'];
    case 'phase':
      return ['none'];
    default:
      throw new Error(kind);
  }
};

const live = async (mirror: Mirror, { kind, who, unit, part }: Command): Promise<string> => {
  switch (kind) {
    case 'claim':
      return claim(mirror, who);
    case 'reserve':
      return reserve(mirror, who);
    case 'redeem':
      return redeem(mirror, who, unit);
    case 'return':
      return bringBack(mirror, who, { kind: 'whole' }, unit);
    case 'cut':
      return bringBack(mirror, who, { kind: 'part', cutFen: fen(1 + part) }, unit);
    case 'exchange':
      return bringBack(mirror, who, { kind: 'exchange', serialNumber: serialOf(unit), imeis: [] }, unit);
    case 'phase':
      house.fiscal.phase = PHASES[unit] ?? 'paid';
      return 'none';
    default:
      throw new Error(kind);
  }
};

/** Whether purses, shop and shoppers have by the table what they have by the book. */
const balances = async (mirrors: readonly Mirror[]): Promise<void> => {
  const total = (pick: (mirror: Mirror) => number) => mirrors.reduce((sum, mirror) => sum + pick(mirror), 0);
  await house.pump.drain();
  const { journal, redemption, pool } = await readSnapshot(house.table);
  const lines = journal.flatMap((one) => one.lines);
  const on = (start: string) =>
    lines.reduce((sum, { account, amountFen }) => sum + (account.startsWith(start) ? amountFen : 0), 0);
  expect(0 - on('purse:')).toBe(total(({ subsidyFen }) => subsidyFen));
  expect(on('payable:') + on('offset:') + on('receivable:')).toBe(total(({ subsidyFen }) => subsidyFen));
  expect(0 - on('receivable:')).toBe(total(({ owedFen }) => owedFen));
  const paid = redemption.reduce(
    (sum, { quote, returns }) =>
      sum + quote.payFen - returns.reduce((back, one) => back + (one.kind === 'exchange' ? 0 : one.shopperFen), 0),
    0,
  );
  expect(paid).toBe(total(({ paidByShoppersFen }) => paidByShoppersFen));
  const spent = pool.reduce((sum, { spentFen }) => sum + spentFen, 0);
  expect(spent).toBe(total(({ subsidyFen, owedFen }) => subsidyFen + owedFen));
};

/** What a clerk would do next with what somebody has; one in five does anything at all. */
const SENSIBLE: Record<Hand['state'], readonly Kind[]> = {
  nothing: ['claim'],
  voucher: ['reserve', 'reserve', 'reserve', 'phase'],
  reserved: ['redeem'],
  goods: ['return', 'return', 'cut', 'exchange', 'exchange'],
};
const anyStep = fc.record({
  anything: fc.nat(4).map((one) => one === 0),
  pick: fc.nat(1_000),
  who: fc.nat(PERSONS - 1),
  unit: fc.nat(UNITS - 1),
  part: fc.nat(20_000),
});
const commandOf = (hand: Hand | undefined, { anything, pick, ...rest }: StepOf<typeof anyStep>): Command => {
  const kinds = anything ? KINDS : SENSIBLE[hand?.state ?? 'nothing'];
  return { ...rest, kind: kinds[pick % kinds.length] ?? 'claim' };
};

test(`${RUNS} towns of three people and three units: every command answers by the book, and purses, shop and shoppers balance`, async () => {
  const scripts = fc.sample(fc.array(anyStep, { minLength: 24, maxLength: 48 }), { numRuns: RUNS, seed: SEED });
  const done = new Map<Kind, { asked: number; worked: number }>();
  const mirrors: Mirror[] = [];
  for (const script of scripts) {
    run++;
    const hands: Hand[] = Array.from({ length: PERSONS }, () => ({ state: 'nothing' }));
    const mirror: Mirror = { hands, units: new Map(), paidByShoppersFen: 0, subsidyFen: 0, owedFen: 0 };
    mirrors.push(mirror);
    for (const [step, drawn] of script.entries()) {
      const command = commandOf(hands[drawn.who], drawn);
      const may = expected(mirror, command);
      const came = await live(mirror, command);
      expect(may, `seed ${SEED}, run ${run}, step ${step}: ${JSON.stringify(command)}`).toContain(came);
      const count = done.get(command.kind) ?? { asked: 0, worked: 0 };
      done.set(command.kind, { asked: count.asked + 1, worked: count.worked + (came === 'none' ? 1 : 0) });
    }
    if (run % 10 === 0) await balances(mirrors);
  }
  await balances(mirrors);
  await expectSound(house);
  const lengths = scripts.map(({ length }) => length).toSorted((a, b) => a - b);
  expect(lengths[RUNS / 2]).toBeGreaterThanOrEqual(20);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const rare = KINDS.filter((kind) => (done.get(kind)?.asked ?? 0) / all < 0.05);
  const idle = KINDS.filter((kind) => (done.get(kind)?.worked ?? 0) <= RUNS / 2);
  expect({ rare, idle }).toEqual({ rare: [], idle: [] });
  console.log(`seed ${SEED}: ${all} commands, median ${lengths[RUNS / 2]} a run`, Object.fromEntries(done));
});
