import { objectToCampaign } from '@luhuan/shared/api/campaigns';
import { linkPhone } from '@luhuan/shared/api/people';
import { eraseMe } from '@luhuan/shared/api/privacy';
import { listReceipts, openAppeal } from '@luhuan/shared/api/receipts';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { returnGoods } from '@luhuan/shared/api/returns';
import { acceptInvitation, inviteStaff } from '@luhuan/shared/api/staff';
import type { CampaignId } from '@luhuan/shared/ids';
import { getVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import type { Snapshot } from '../../functions/src/invariant/store.ts';
import { getBalances } from '../../functions/src/ledger/get-balances.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { drawAndWait } from './allotting.ts';
import { signedIn, signedInWithWeChat, transport, valueOf } from './caller.ts';
import { REWARD_TERMS } from './rewards.ts';
import { makeReward } from '@luhuan/shared/api/rewards';
import type { TestHouse } from './house.ts';
import { RELATIVE, STAFF, actingFor, disavowed, noticeOf, power, readyMade } from './powers.ts';
import { placed } from '../order/scene.ts';
import { approved, atTill } from './tills.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  draftWith,
  reserved,
  saleOf,
  shopper,
  sold,
  submitted,
  verified,
} from './scenes.ts';

const objectedDraft = async (house: TestHouse): Promise<void> => {
  const officer = await signedIn(house, '样例经办员');
  const approver = await signedIn(house, '样例审批员');
  const body = draftWith([{ category: 'washer', budgetFen: fen(150_000) }]);
  const { campaignId, read } = await submitted(house, officer, body);
  const params = { campaignId };
  const objection = { ...read, reason: '预算依据不足' };
  valueOf(await call(approver, objectToCampaign, { key: newKey(), params, body: objection }));
};

const signInWithWeChat = async (house: TestHouse): Promise<void> => {
  const { token } = await signedInWithWeChat(house, 'o-sample-1');
  const code = house.wechatServer.givePhone('13900000001');
  valueOf(await call(transport(house, token), linkPhone, { body: { code } }));
};

const appointAClerk = async (house: TestHouse): Promise<void> => {
  const manager = await signedIn(house, '样例店长');
  const post = { kind: 'shop', role: 'clerk', shopId: SHOP_IDS.nanshan } as const;
  const { invitation } = valueOf(await call(manager, inviteStaff, { key: newKey(), body: { post } }));
  const params = { invitationId: invitation.invitationId };
  const clerk = await asPerson(house, shopper(60));
  valueOf(await call(clerk, acceptInvitation, { key: newKey(), params, body: {} }));
};

/** The newest receipt of somebody is signed and said to be wrong. */
const appealTheLatest = async (house: TestHouse, owner: Transport): Promise<void> => {
  await house.pump.drain();
  await house.signReceipts();
  const [latest] = valueOf(await call(owner, listReceipts, {})).items;
  if (latest === undefined) throw new Error('no receipt');
  const params = { receiptId: latest.receiptId };
  valueOf(await call(owner, openAppeal, { key: newKey(), params, body: { ground: 'rule' } }));
};

const comeAndGo = async (house: TestHouse): Promise<void> => {
  const { person } = await signedInWithWeChat(house, 'o-sample-2');
  valueOf(await call(await asPerson(house, person), eraseMe, { key: newKey(), body: {} }));
};

/**
 * Somebody acts for another, who had not asked for the claim and says so; a clerk helps a third, and gives back what they
 * claimed.
 */
const actForOthers = async (house: TestHouse, campaignId: CampaignId): Promise<void> => {
  const elder = shopper(70);
  await power(house, { principal: elder, delegate: shopper(71), terms: RELATIVE });
  const relative = actingFor(await asPerson(house, shopper(71)), elder);
  const { voucher } = await claimed(relative, campaignId, 'fridge');
  valueOf(await call(relative, getVoucher, { params: { voucherId: voucher.voucherId } }));
  await house.pump.drain();
  const notice = await noticeOf(await asPerson(house, elder), 'claimed');
  valueOf(await disavowed(await asPerson(house, elder), notice));
  await power(house, { principal: shopper(72), delegate: readyMade('样例店员二'), terms: STAFF });
  const clerk = actingFor(await signedIn(house, '样例店员二'), shopper(72));
  const params = { voucherId: (await claimed(clerk, campaignId, 'phone')).voucher.voucherId };
  valueOf(await call(clerk, giveBackVoucher, { key: newKey(), params, body: {} }));
};

/** One fridge comes back whole; of another, part of the price. */
const returnTwo = async (house: TestHouse, campaignId: CampaignId): Promise<void> => {
  const till = await signedIn(house, '样例店员一');
  for (const [number, want] of [
    [80, { kind: 'whole' }],
    [81, { kind: 'part', cutFen: 50_000 }],
  ] as const) {
    const { redemptionId } = await sold(house, till, campaignId, shopper(number));
    house.clock.advance(60);
    const body = { want, reason: 'changed-mind' as const, seen: 0 };
    valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body: body }));
  }
};

/** Everything booked so far is settled, added up and kept. */
const keepTheBooks = async (house: TestHouse, campaignId: CampaignId): Promise<void> => {
  house.clock.advance(3_600);
  const at = house.clock.now();
  const { officeRegionCode } = readyMade('样例财务员');
  const deps = { table: house.table, pace: { perShard: 100, keptEvery: 1 } };
  const kept = await getBalances(deps)({ campaignId, at, person: { officeRegionCode } }, at);
  if (!kept.ok) throw new Error(kept.error.code);
};

/**
 * One of everything: a redeemed, a returned, a held, a given-back and a twice claimed voucher; a live campaign, one with an objection; a
 * newcomer, a clerk by invitation, two who act for others, somebody erased; a draw, a line, and an online order.
 */
export const playMixedScene = async (house: TestHouse): Promise<void> => {
  await drawAndWait(house);
  const campaignId = await approvedCampaign(house, { fridge: 20_000, phone: 5_000 });
  await objectedDraft(house);
  await signInWithWeChat(house);
  await appointAClerk(house);
  await comeAndGo(house);
  await actForOthers(house, campaignId);
  await claimed(await asPerson(house, shopper(3)), campaignId, 'fridge');
  await house.pump.drain();
  house.clock.advance(4 * 86_400);
  while ((await house.expire()) > 0);
  await claimed(await asPerson(house, shopper(3)), campaignId, 'fridge');
  await returnTwo(house, campaignId);
  const body = { terms: REWARD_TERMS, stock: 5 };
  valueOf(await call(await signedIn(house, '样例经办员'), makeReward, { key: newKey(), body }));
  await keepTheBooks(house, campaignId);
  const clerk = await signedIn(house, '样例店员一');
  const device = await approved({ clerk, manager: await signedIn(house, '样例店长') }, SHOP_IDS.nanshan);
  const till = atTill(house.clock, clerk, device);
  const preview = await reserved(house, till, await claimed(await asPerson(house, shopper(1)), campaignId, 'fridge'));
  house.clock.advance(60);
  valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) }));
  await claimed(await asPerson(house, shopper(2)), campaignId, 'phone');
  const owner = await asPerson(house, shopper(4));
  const { voucherId } = (await claimed(owner, campaignId, 'fridge')).voucher;
  valueOf(await call(owner, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
  await placed(campaignId, await asPerson(house, shopper(5)));
  await appealTheLatest(house, owner);
  await verified(await signedIn(house, '样例市民丁（未实名）'), DEMONSTRATION_CITIZENS[0]);
};

const first = <T>(rows: readonly T[], where: (row: T) => boolean = () => true): T => {
  const found = rows.find(where);
  if (found === undefined) throw new Error('the scene has no such item');
  return found;
};

const firmIn = (s: Snapshot) => ({
  shop: first(s.shop),
  till: first(s.till),
  firmStep: first(s['register-step']),
  uscc: first(s.uscc),
});

/** A slot whose last voucher is in a state, by how often it was claimed. */
const slotIn =
  (s: Snapshot) =>
  (status: Voucher['status'], attempts = 1) =>
    first(s.slot, ({ attempts: all }) => {
      const last = all.at(-1)?.voucher;
      const free = last?.status !== 'held' || last.reservation === null;
      return all.length === attempts && last?.status === status && last.award === null && free;
    });

/** A purse that has such a lot, with its bookings. */
const purseIn = <P extends string, B extends string>(
  s: Snapshot,
  purseName: P,
  bookingsName: B,
  where: (lot: Snapshot['purse'][number]['purse']['lots'][number]) => boolean,
) => {
  const purse = first(s.purse, (row) => row.purse.lots.some(where));
  const bookings = s['points-booking'].filter(({ personId }) => personId === purse.personId);
  return { [purseName]: purse, [bookingsName]: bookings } as Record<P, typeof purse> & Record<B, typeof bookings>;
};

/** The items of the mixed scene by what they are in it. */
export const rolesIn = (s: Snapshot) => {
  const slot = slotIn(s);
  const held = slot('held');
  const redemption = first(s.redemption, ({ returns }) => returns.length === 0);
  const mine = ({ redemptionId }: { redemptionId: string }) => redemptionId === redemption.redemptionId;
  const heldId = held.attempts[0]?.voucher.voucherId;
  return {
    claimedAward: first(s.award, ({ state }) => state === 'claimed'),
    won: first(s.award, ({ source }) => source.kind === 'draw'),
    line: first(s.line),
    drawn: first(s['draw-round']),
    held,
    order: { order: first(s.order), own: first(s['own-order']) },
    bound: first(s.slot, ({ attempts }) => attempts.at(-1)?.voucher.channel === 'online'),
    reclaimed: slot('held', 2),
    redeemed: first(s.slot, ({ attempts }) => attempts.at(-1)?.voucher.voucherId === redemption.voucherId),
    givenBack: slot('given-back'),
    identity: first(s.identity),
    officer: first(s.person, ({ roles }) => roles.includes('campaign-officer')),
    pool: first(s.pool, ({ category }) => category === 'fridge'),
    live: first(s.campaign, ({ inForce }) => inForce !== null),
    draft: first(s.campaign, ({ inForce }) => inForce === null),
    approval: first(s.step, ({ did }) => did.kind === 'approved'),
    report: first(s.report),
    revision: first(s.revision),
    redemption,
    unitReport: first(s['unit-report'], mine),
    returned: first(s.redemption, ({ returns }) => returns.some(({ kind }) => kind === 'whole')),
    cut: first(s.redemption, ({ returns }) => returns.some(({ kind }) => kind === 'part')),
    serialLock: first(s['serial-lock'], mine),
    cutLock: first(s['serial-lock'], (row) => !mine(row)),
    invoiceLock: first(s['invoice-lock'], mine),
    /** What would lock an IMEI of the redemption, which has none. */
    imeiLock: [
      { put: { pk: 'IMEI#1', sk: 'LOCK', type: 'imei-lock', digest: 1, redemptionId: redemption.redemptionId } },
    ],
    journal: first(s.journal, ({ cause }) => cause.id === redemption.redemptionId),
    balances: first(s.balances),
    ...purseIn(s, 'purse', 'bookings', ({ lotId }) => lotId === redemption.redemptionId),
    ...purseIn(s, 'cutPurse', 'cutBookings', ({ reversed }) => reversed > 0),
    reward: first(s.reward),
    ...firmIn(s),
    told: first(s.remembered, ({ outcome }) => outcome.ok && JSON.stringify(outcome).includes(redemption.redemptionId)),
    openid: first(s.openid),
    phone: first(s.phone),
    post: first(s.post),
    clerk: first(s.person, ({ personId }) => personId === shopper(60).personId),
    invitation: first(s.invitation),
    erasure: first(s.erasure),
    power: first(s.power, (row) => row.power.state === 'active'),
    actsFor: first(s['acts-for'], (row) => row.power.state === 'active'),
    assists: first(s.assists),
    unmarked: first(s.notice, ({ disavowedAt }) => disavowedAt === null),
    marked: first(s.notice, ({ disavowedAt }) => disavowedAt !== null),
    disavowal: first(s.disavowal),
    newcomer: first(s.person, ({ personId }) => personId === s.openid[0]?.personId),
    receipt: first(
      s.receipt,
      ({ signed, receiptId }) => signed !== null && receiptId !== s.appeal[0]?.appeal.receiptId,
    ),
    appealed: first(s.receipt, ({ receiptId }) => receiptId === s.appeal[0]?.appeal.receiptId),
    batch: first(s['receipt-batch']),
    heldReceipt: first(s.receipt, ({ about }) => about === heldId),
    heldNumber: first(s.number, ({ voucherId }) => voucherId === heldId),
    heldDeadline: first(s.deadline, ({ voucherId }) => voucherId === heldId),
  };
};
export type Roles = ReturnType<typeof rolesIn>;
