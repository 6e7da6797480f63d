import { makeApiKey } from '@luhuan/shared/api/api-keys';
import { ENDPOINTS } from '@luhuan/shared/api/all';
import type { Read } from '@luhuan/shared/campaign/campaign';
import { checkCatalogue } from '@luhuan/shared/api/catalogue-imports';
import { requestAdjustment } from '@luhuan/shared/api/adjustments';
import * as campaigns from '@luhuan/shared/api/campaigns';
import type { Endpoint } from '@luhuan/shared/api/endpoint';
import { enterPublicValue } from '@luhuan/shared/api/draws';
import { removeOwned } from '@luhuan/shared/api/owned';
import { filePrice } from '@luhuan/shared/api/prices';
import * as promotions from '@luhuan/shared/api/promotions';
import type { PromotionTerms } from '@luhuan/shared/promotion/promotion';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { returnGoods } from '@luhuan/shared/api/returns';
import { acceptInvitation, inviteStaff } from '@luhuan/shared/api/staff';
import { loseTill } from '@luhuan/shared/api/tills';
import { requestDropChange } from '@luhuan/shared/api/pacing';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { type Instant, instantAt, plusSeconds } from '@luhuan/shared/clock';
import type { PublicValue } from '@luhuan/shared/draw/public-seed';
import { type Fen, basisPoints, fen } from '@luhuan/shared/fen';
import {
  type CampaignId,
  InvitationId,
  PersonId,
  ReceiptId,
  RedemptionId,
  PromotionId,
  DeedId,
  EntryId,
  RewardId,
  RewardOrderId,
  ShopId,
  UploadId,
} from '@luhuan/shared/ids';
import { type Deed, confirm, report } from '@luhuan/shared/deed/deed';
import { closeTickets } from '@luhuan/shared/reward/lottery';
import { type RewardTerms, newOrder } from '@luhuan/shared/reward/reward';
import { appealIdOf } from '@luhuan/shared/appeal/appeal';
import { receiptIdOf } from '@luhuan/shared/receipt/receipt-id';
import { noticeIdOf } from '@luhuan/shared/notice/notice';
import { type Operation, PERMISSIONS, type Reach, may } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import type { Post } from '@luhuan/shared/person/staff';
import { Role } from '@luhuan/shared/person/role';
import type { Order } from '@luhuan/shared/order/order';
import { RegionCode } from '@luhuan/shared/region';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAppeal } from '../../functions/src/appeal/store.ts';
import { commit, writeOne } from '../../functions/src/platform/table.ts';
import { putDeed, useReference } from '../../functions/src/deed/store.ts';
import { closeSale, countOne, putOrder, putPrizeDraw, putReward, takeOne } from '../../functions/src/reward/store.ts';
import { secretOf } from '../../functions/src/voucher/secret.ts';
import { putTillRule } from '../../functions/src/till/store.ts';
import { putShop } from '../../functions/src/retailer/store.ts';
import type { Store } from '@luhuan/shared/retailer/shop';
import { listPaces } from '../../functions/src/pacing/store.ts';
import { addReceipt } from '../../functions/src/receipt/store.ts';
import { DEMONSTRATION_SHOPS, SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from '../support/caller.ts';
import { join, openLine, register, settleAwards, standingIn, valueFrom } from '../support/allotting.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { sampleReceipts } from '../support/receipts.ts';
import { PUBLIC_DRAW, granted } from '../support/samples.ts';
import { RELATIVE, disavowed, power } from '../support/powers.ts';
import {
  CONTACT,
  approvedCampaign,
  asPerson,
  draftWith,
  reported,
  submitted,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  sessionFor,
  shopper,
} from '../support/scenes.ts';
import { PROMOTION_TERMS, promotionId } from '../support/promotions.ts';
import { comes, published, stopOn } from '../support/fairs.ts';
import { OWNED, enter, publish } from '../support/owned.ts';
import { LOTTERY_TERMS, rewardOf } from '../support/rewards.ts';
import { approved, newDevice, registered } from '../support/tills.ts';
import { enterContact, erase, exported, privacyOf } from '../support/vault.ts';
import { DELIVERED_LATER, LABEL_AT_TILL, campaignAsking, customerAt, redeemedWith } from '../evidence/scene.ts';
import { NO_PAPER, REASON, entryIn } from '../register/firms.ts';
import type { RegisterEntry } from '@luhuan/shared/register/entry';
import { accepted as acceptedOrder, parcel, placed, ship, toOrder } from '../order/scene.ts';
import { photo } from '../uploads/files.ts';
import { announced, linkFor, uploaded } from '../uploads/sending.ts';

/** Whose thing it is that somebody asks for. */
const RELATIONS = ['own', 'peer', 'other shop', 'other region', 'absent'] as const;
type Relation = (typeof RELATIONS)[number];

const SHENZHEN = RegionCode.parse('440300');
const HANGZHOU = RegionCode.parse('330100');
const OWNER: Record<
  Exclude<Relation, 'absent'>,
  { number: number; shop: keyof typeof SHOP_IDS; region: RegionCode }
> = {
  own: { number: 1, shop: 'nanshan', region: SHENZHEN },
  peer: { number: 2, shop: 'nanshan', region: SHENZHEN },
  'other shop': { number: 3, shop: 'nanshanSecond', region: SHENZHEN },
  'other region': { number: 4, shop: 'futian', region: HANGZHOU },
};
const IN_REACH: Record<Reach, readonly Relation[]> = {
  any: RELATIONS,
  own: ['own'],
  shop: ['own', 'peer'],
  region: ['own', 'peer', 'other shop'],
  staff: ['own', 'peer', 'other shop'],
};

/** A manager is head of one shop only; an administrator of a region. */
const inReach = (reach: Reach, role: Role): readonly Relation[] =>
  reach === 'staff' && role === 'store-manager' ? IN_REACH.shop : IN_REACH[reach];

const personOf = (relation: Exclude<Relation, 'absent'>, role: Role): Person => {
  const { number, shop, region } = OWNER[relation];
  const shopId = may({ roles: [role] }, 'reserveVoucher') ? SHOP_IDS[shop] : null;
  return { ...shopper(number), roles: [role], officeRegionCode: shopId === null ? region : null, shopId };
};

let house: TestHouse;
let open: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  for (const shopId of [SHOP_IDS.nanshanSecond, FAR.shopId])
    await writeOne(house.table, putTillRule(house.table, shopId, false));
  open = await approvedCampaign(house, { fridge: 150_000, phone: 50_000 });
});
afterAll(() => house.stop());

const BUDGETS = [{ category: 'washer' as const, budgetFen: fen(150_000) }];

/** A draft of a region, written by somebody who never asks for it; `inReview`: submitted. */
const draftIn = async (regionCode: RegionCode, inReview: boolean, change: Partial<Rules> = {}) => {
  const author = await asPerson(house, { ...shopper(90), roles: ['campaign-officer'], officeRegionCode: regionCode });
  const body = draftWith(BUDGETS, { regionCode, ...change });
  if (inReview) return submitted(house, author, body);
  const opened = valueOf(await call(author, campaigns.openCampaign, { key: newKey(), body }));
  const read = { hash: opened.revision.hash, reportHash: await reported(house, opened) };
  return { campaignId: opened.campaign.campaignId, read };
};

/** A campaign of a region that is in force. */
const liveIn = async (regionCode: RegionCode, change: Partial<Rules> = {}) => {
  const { campaignId, read } = await draftIn(regionCode, true, change);
  const approver = await asPerson(house, { ...shopper(91), roles: ['approver'], officeRegionCode: regionCode });
  valueOf(await call(approver, campaigns.approveCampaign, { key: newKey(), params: { campaignId }, body: read }));
  return campaignId;
};

let buyers = 0;
const redeemed = async (relation: Exclude<Relation, 'absent'>): Promise<string> => {
  const till = await asPerson(house, personOf(relation, 'clerk'));
  const held = await claimed(await asPerson(house, shopper(200 + ++buyers)), open, 'phone');
  const preview = await reserved(house, till, held);
  const sale = saleOf(preview, eligibleModel('phone', fen(600_000)));
  return valueOf(await call(till, redeemVoucher, { key: newKey(), body: sale })).redemptionId;
};

let photos = 0;
/** A photo that somebody has sent, not looked at yet. */
const sentBy = async (relation: Exclude<Relation, 'absent'>): Promise<string> => {
  const bytes = photo(900 + ++photos);
  const sender = await asPerson(house, personOf(relation, 'clerk'));
  const { uploadId } = await linkFor(sender, announced(bytes, { purpose: 'application' }));
  await house.objects.put(`sent/${uploadId}`, 'image/jpeg', bytes);
  return uploadId;
};

type Target = { readonly params: Record<string, string>; readonly body?: unknown; readonly id: string };
const redemptionTarget =
  (body?: unknown) =>
  async (relation: Relation): Promise<Target> => {
    const id = relation === 'absent' ? `rdm_${'0'.repeat(26)}` : await redeemed(relation);
    return { params: { redemptionId: id }, body, id };
  };
const BACK = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
const returned = async (relation: Exclude<Relation, 'absent'>): Promise<string> => {
  const id = RedemptionId.parse(await redeemed(relation));
  const till = await asPerson(house, personOf(relation, 'clerk'));
  return valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId: id }, body: BACK }))
    .redemptionId;
};
/** A key of the shop of a relation, as its manager makes it. */
const keyOf = async (relation: Exclude<Relation, 'absent'>): Promise<string> => {
  const manager = await asPerson(house, personOf(relation, 'store-manager'));
  const body = { name: '收银', scopes: ['read' as const] };
  return valueOf(await call(manager, makeApiKey, { key: newKey(), body })).key.keyId;
};
const keyTarget =
  (body: unknown) =>
  async (relation: Relation): Promise<Target> => {
    const id = relation === 'absent' ? `key_${'0'.repeat(26)}` : await keyOf(relation);
    return { params: { keyId: id }, body, id };
  };
const campaignTarget = (inReview: boolean, bodyOf: (read: Read) => unknown) => async (relation: Relation) => {
  if (relation === 'absent') {
    const id = 'cmp_01TEST00000000000000000001';
    return { params: { campaignId: id }, body: bodyOf({ hash: '0'.repeat(64), reportHash: '0'.repeat(64) }), id };
  }
  const { campaignId, read } = await draftIn(OWNER[relation].region, inReview);
  return { params: { campaignId }, body: bodyOf(read), id: campaignId };
};
const reportTarget =
  (body: unknown) =>
  async (relation: Relation): Promise<Target> => {
    const { params, id } = await campaignTarget(false, () => body)(relation);
    return { params: { ...params, number: '1' }, body, id };
  };
const HALT = { state: 'paused', reason: { 'zh-CN': '正在核对', en: 'Being checked' } };
const MORE = { category: 'washer', currentFen: 150_000, targetFen: 300_000, reason: '第三季度追加' };
const liveTarget = (body: unknown, prepare?: (campaignId: CampaignId, region: RegionCode) => Promise<unknown>) => {
  return async (relation: Relation): Promise<Target> => {
    if (relation === 'absent')
      return { params: { campaignId: 'cmp_01TEST00000000000000000001' }, body, id: 'cmp_01TEST00000000000000000001' };
    const { region } = OWNER[relation];
    const campaignId = await liveIn(region);
    await prepare?.(campaignId, region);
    return { params: { campaignId }, body, id: campaignId };
  };
};
const stopped = async (campaignId: CampaignId, officeRegionCode: RegionCode) => {
  const officer = await asPerson(house, { ...shopper(92), roles: ['campaign-officer'], officeRegionCode });
  valueOf(await call(officer, campaigns.stopCampaign, { key: newKey(), params: { campaignId }, body: HALT as never }));
};
const askedFor = async (campaignId: CampaignId, officeRegionCode: RegionCode) => {
  const officer = await asPerson(house, { ...shopper(92), roles: ['campaign-officer'], officeRegionCode });
  const request = { key: newKey(), params: { campaignId }, body: MORE as never };
  return valueOf(await call(officer, requestAdjustment, request)).adjustmentId;
};
const adjustmentTarget = async (relation: Relation): Promise<Target> => {
  const body = { verdict: 'applied' };
  const none = { campaignId: 'cmp_01TEST00000000000000000001', adjustmentId: 'adj_01TEST00000000000000000001' };
  if (relation === 'absent') return { params: none, body, id: none.adjustmentId };
  const { region } = OWNER[relation];
  const campaignId = await liveIn(region);
  const adjustmentId = await askedFor(campaignId, region);
  return { params: { campaignId, adjustmentId }, body, id: adjustmentId };
};
/** The next drop of a campaign of a region, and another amount for it. */
const dropIn = async (regionCode: RegionCode) => {
  const campaignId = await liveIn(regionCode, { release: { kind: 'daily', time: '10:00' } });
  while ((await house.letOutDrops()) > 0);
  const next = (await listPaces(house.table, campaignId))[0]?.next;
  if (next === null || next === undefined) throw new Error('no drop is to come');
  return { campaignId, wish: wishOf(next.at, next.amountFen) };
};
const wishOf = (dropAt: Instant, currentFen: Fen) => ({
  category: 'washer' as const,
  dropAt,
  currentFen,
  targetFen: fen(currentFen + 1),
  reason: '周末活动多放',
});
const NO_DROP = wishOf(instantAt(0), fen(0));
const dropTarget = async (relation: Relation): Promise<Target> => {
  const none = { campaignId: 'cmp_01TEST00000000000000000001' };
  if (relation === 'absent') return { params: none, body: NO_DROP, id: none.campaignId };
  const { campaignId, wish } = await dropIn(OWNER[relation].region);
  return { params: { campaignId }, body: wish, id: campaignId };
};
const dropChangeTarget = async (relation: Relation): Promise<Target> => {
  const body = { verdict: 'applied' };
  const none = { campaignId: 'cmp_01TEST00000000000000000001', changeId: 'dch_01TEST00000000000000000001' };
  if (relation === 'absent') return { params: none, body, id: none.changeId };
  const { region: officeRegionCode } = OWNER[relation];
  const { campaignId, wish } = await dropIn(officeRegionCode);
  const officer = await asPerson(house, { ...shopper(92), roles: ['campaign-officer'], officeRegionCode });
  const asked = await call(officer, requestDropChange, { key: newKey(), params: { campaignId }, body: wish });
  const { changeId } = valueOf(asked);
  return { params: { campaignId, changeId }, body, id: changeId };
};
const vouchers = new Map<Relation, string>([['absent', `vch_${'0'.repeat(44)}`]]);
const voucherTarget = async (relation: Relation): Promise<Target> => {
  if (relation !== 'absent' && !vouchers.has(relation)) {
    const { voucher } = await claimed(await asPerson(house, shopper(OWNER[relation].number)), open, 'fridge');
    vouchers.set(relation, voucher.voucherId);
  }
  const id = vouchers.get(relation) ?? '';
  return { params: { voucherId: id }, body: {}, id };
};

/** A session of the person of a relation; the caller's own is another one of theirs. */
const sessionTarget = async (relation: Relation): Promise<Target> => {
  const absent = 'ses_01TEST00000000000000000001';
  if (relation === 'absent') return { params: { sessionId: absent }, body: {}, id: absent };
  const { sessionId } = await sessionFor(house, personOf(relation, 'shopper'));
  return { params: { sessionId }, body: {}, id: sessionId };
};

/** What somebody could be appointed to, near and far. */
const postAt = (relation: Relation): Post => {
  if (relation === 'other region') return { kind: 'office', role: 'auditor', regionCode: HANGZHOU };
  const shopId = relation === 'other shop' ? SHOP_IDS.nanshanSecond : SHOP_IDS.nanshan;
  return {
    kind: 'shop',
    role: 'clerk',
    shopId: relation === 'absent' ? ShopId.parse(`shp_${'0'.repeat(26)}`) : shopId,
  };
};
let staff = 0;
/** Somebody newly appointed there, by whoever is head. */
const memberAt = async (relation: Relation): Promise<string> => {
  const person = shopper(700 + ++staff);
  if (relation !== 'absent') await appoint(person, relation);
  return person.personId;
};
const invitedTo = async (relation: Relation): Promise<string> => {
  if (relation === 'absent') return `inv_${'0'.repeat(26)}`;
  const officeRegionCode = relation === 'other region' ? HANGZHOU : SHENZHEN;
  const head = await asPerson(house, { ...shopper(91), roles: ['admin'], officeRegionCode });
  const offered = await call(head, inviteStaff, { key: newKey(), body: { post: postAt(relation) } });
  return valueOf(offered).invitation.invitationId;
};
const appoint = async (person: Person, relation: Relation): Promise<void> => {
  const params = { invitationId: InvitationId.parse(await invitedTo(relation)) };
  valueOf(await call(await asPerson(house, person), acceptInvitation, { key: newKey(), params, body: {} }));
};

const ABSENT_NOTICE = `ntc_${'0'.repeat(26)}`;
const NOBODY = PersonId.parse(`per_${'0'.repeat(26)}`);
/** A power newly given by the person of a relation, and the notice that tells them of it. */
const newPower = async (principal: Person) => {
  house.clock.advance(1);
  const number = Number(principal.personId.slice(-6));
  const given = await power(house, { principal, delegate: shopper(40_000 + number), terms: RELATIVE });
  await house.pump.drain();
  return { given, noticeId: noticeIdOf(`ActedFor:power-accepted:${given.offerId}`, given.grantedAt) };
};
const ownerOf = (relation: Exclude<Relation, 'absent'>): Person => shopper(OWNER[relation].number);
const noticeTarget =
  (targetOf: (noticeId: string) => Omit<Target, 'id'>) =>
  async (relation: Relation): Promise<Target> => {
    const id = relation === 'absent' ? ABSENT_NOTICE : (await newPower(ownerOf(relation))).noticeId;
    return { ...targetOf(id), id };
  };
const powerTarget = async (relation: Relation): Promise<Target> => {
  if (relation === 'absent') return { params: { principal: NOBODY, delegate: NOBODY }, body: {}, id: 'pwo_none' };
  const { principal, delegate, offerId } = (await newPower(ownerOf(relation))).given;
  return { params: { principal, delegate }, body: {}, id: offerId };
};
/** Something that somebody of a region said they had not asked for. */
const disavowalTarget = async (relation: Relation): Promise<Target> => {
  if (relation === 'absent') return { params: {}, id: ABSENT_NOTICE };
  const { number, region: regionCode } = OWNER[relation];
  const principal = { ...shopper(400 + number), regionCode };
  const { noticeId } = await newPower(principal);
  valueOf(await disavowed(await asPerson(house, principal), { noticeId }));
  return { params: {}, id: noticeId };
};

/** A claim of the person of a relation, with its receipt. */
const receiptTarget = async (relation: Relation): Promise<Target> => {
  const absent = `rct_${'0'.repeat(26)}`;
  if (relation === 'absent') return { params: { receiptId: absent }, body: { ground: 'rule' }, id: absent };
  const { number } = OWNER[relation];
  const receiptId = receiptIdOf(`reach:${number}:${++buyers}`, house.clock.now());
  const [sample] = sampleReceipts(number, 1);
  if (sample === undefined) throw new Error('no sample');
  const receipt = { ...sample, receiptId, campaignId: open };
  const { personId } = ownerOf(relation);
  expect(await writeOne(house.table, addReceipt(house.table, { personId, about: null }, receipt))).toBe(true);
  return { params: { receiptId }, body: { ground: 'rule' }, id: receiptId };
};
/** An appeal that a region's office has to answer. */
const appealTarget =
  (body: unknown) =>
  async (relation: Relation): Promise<Target> => {
    const { params, id } = await receiptTarget(relation === 'absent' ? 'absent' : 'own');
    const receiptId = ReceiptId.parse(params['receiptId']);
    const appealId = appealIdOf(receiptId);
    if (relation === 'absent') return { params: { appealId }, body, id };
    const appeal = {
      appealId,
      receiptId,
      campaignId: open,
      regionCode: OWNER[relation].region,
      ground: 'rule' as const,
      openedAt: house.clock.now(),
      status: 'open' as const,
    };
    await writeOne(house.table, addAppeal(house.table, appeal, ownerOf('own').personId));
    return { params: { appealId }, body, id: appealId };
  };

const NO_CAMPAIGN = 'cmp_01TEST00000000000000000001';
const DRAWN = { category: 'washer' as const, round: 1 };
/** A draw of a region whose registration is open for a minute. */
const drawIn = async (regionCode: RegionCode) => {
  const now = house.clock.now();
  const rounds = [{ registerFrom: now, registerUntil: plusSeconds(now, 60), drawnAt: plusSeconds(now, 60) }];
  const allocation = { kind: 'draw' as const, rounds, ...PUBLIC_DRAW };
  return { campaignId: await liveIn(regionCode, { allocation, programme: 'reach-draw' }), ...DRAWN };
};
/** A round of a region that waits for its public value. */
const publicValueTarget = (bodyOf: (value: PublicValue) => unknown, entered: boolean) => async (relation: Relation) => {
  const { region: officeRegionCode } = relation === 'absent' ? OWNER.own : OWNER[relation];
  if (relation === 'absent') {
    const params = { campaignId: NO_CAMPAIGN, category: 'washer', round: '1' };
    return { params, body: bodyOf(valueFrom(house.clock.now())), id: NO_CAMPAIGN };
  }
  const drawn = await drawIn(officeRegionCode);
  house.clock.advance(60 + 1_200);
  await settleAwards(house);
  const value = valueFrom(house.clock.now());
  house.clock.advance(3);
  const officer = await asPerson(house, { ...shopper(92), roles: ['campaign-officer'], officeRegionCode });
  if (entered) valueOf(await call(officer, enterPublicValue, { key: newKey(), params: drawn, body: value }));
  return { params: { ...drawn, round: '1' }, body: bodyOf(value), id: drawn.campaignId };
};
const registrationTarget = async (relation: Relation): Promise<Target> => {
  const params = { campaignId: NO_CAMPAIGN, category: 'washer', round: '1' };
  if (relation === 'absent') return { params, body: {}, id: NO_CAMPAIGN };
  const drawn = await drawIn(SHENZHEN);
  valueOf(await register(await asPerson(house, ownerOf(relation)), drawn));
  return { params: { ...params, campaignId: drawn.campaignId }, body: {}, id: drawn.campaignId };
};
const lineTarget =
  (idOf: (place: { campaignId: CampaignId; owner: Transport }) => Promise<string | undefined>, absent: string) =>
  async (relation: Relation): Promise<Target> => {
    const none = { campaignId: NO_CAMPAIGN, category: 'washer', awardId: absent };
    if (relation === 'absent') return { params: none, body: {}, id: absent };
    const campaignId = await openLine(house, 'washer', 1, { programme: `reach-line-${++buyers}` });
    const owner = await asPerson(house, ownerOf(relation));
    valueOf(await join(owner, { campaignId, category: 'washer' }));
    const awardId = (await idOf({ campaignId, owner })) ?? absent;
    return { params: { ...none, campaignId, awardId }, body: {}, id: awardId };
  };
const awardOf = async ({ campaignId, owner }: { campaignId: CampaignId; owner: Transport }) => {
  await settleAwards(house);
  return (await standingIn(owner, 'waiting-list', { campaignId, category: 'washer' })).award?.awardId;
};
const NO_AWARD = `awd_${'0'.repeat(26)}`;

const NO_ENTRY = `reg_${'0'.repeat(26)}`;
/** A firm that the person of a relation applied for, or that their office decides on. */
const entryTarget =
  (whose: 'applicant' | 'office', body?: object, state?: RegisterEntry['state']) =>
  async (relation: Relation): Promise<Target> => {
    const asking = body === undefined ? undefined : { ...body, version: 1 };
    if (relation === 'absent') return { params: { entryId: NO_ENTRY, uploadId: NO_PAPER }, body: asking, id: NO_ENTRY };
    const { number, region } = OWNER[relation];
    const applicant = shopper(whose === 'applicant' ? number : 960).personId;
    const id = await entryIn(house, region, applicant, state);
    return { params: { entryId: id, uploadId: NO_PAPER }, body: asking, id };
  };
const [{ name: shopName, address, location, hours }] = DEMONSTRATION_SHOPS;
const STORE = { name: shopName, regionCode: '440305', address, location, hours };
/** A device of the shop of a relation, as far as a step wants it. */
const tillTarget =
  (state: 'waiting' | 'active' | 'lost', body: unknown = {}) =>
  async (relation: Relation): Promise<Target> => {
    const none = `til_${'0'.repeat(26)}`;
    if (relation === 'absent') return { params: { tillId: none }, body, id: none };
    const [shopId, caller] = [
      SHOP_IDS[OWNER[relation].shop],
      await asPerson(house, personOf(relation, 'store-manager')),
    ];
    const device = newDevice();
    const { tillId } = device;
    if (state === 'waiting') {
      const { code } = await registered(caller, device, shopId);
      return { params: { tillId }, body: { code }, id: tillId };
    }
    await approved({ clerk: caller, manager: caller }, shopId, device);
    if (state === 'lost') valueOf(await call(caller, loseTill, { key: newKey(), params: { tillId }, body: {} }));
    return { params: { tillId }, body, id: tillId };
  };

/** For what is only looked at: one thing of each relation serves every role. */
const made = (target: (relation: Relation) => Promise<Target>): ((relation: Relation) => Promise<Target>) => {
  const kept = new Map<Relation, Promise<Target>>();
  return (relation) => {
    const one = kept.get(relation) ?? target(relation);
    kept.set(relation, one);
    return one;
  };
};

const FAR: Store = {
  ...DEMONSTRATION_SHOPS[0],
  shopId: ShopId.parse(`shp_${'7'.repeat(26)}`),
  name: '样例家电·杭州店',
  retailerName: '样例家电有限公司（虚构）',
  regionCode: RegionCode.parse('330106'),
  address: '西湖区样例路 1 号',
};
const asking = new Map<RegionCode, CampaignId>();
const selling = new Map<RegionCode, CampaignId>();
/** A sale of the shop of a relation, in the campaign of its city, that still owes proof of delivery. */
const saleAt = async (relation: Exclude<Relation, 'absent'>, seed: number) => {
  const { number, region, shop } = OWNER[relation];
  const far = region === HANGZHOU;
  if (far) await writeOne(house.table, putShop(house.table, FAR));
  const campaignId = asking.get(region) ?? (await campaignAsking(house, [LABEL_AT_TILL, DELIVERED_LATER], region));
  asking.set(region, campaignId);
  const shopId = far ? FAR.shopId : SHOP_IDS[shop];
  const till = await asPerson(house, { ...shopper(600 + number), roles: ['clerk'], shopId });
  const preview = await customerAt(house, till, campaignId, region);
  const uploadId = await uploaded(house, till, photo(seed));
  const answer = await redeemedWith(till, preview, [{ kind: 'label-photo', uploadId }]);
  return { redemptionId: valueOf(answer).redemptionId, uploadId };
};
let used = 0;
/** A sale of the shop of a relation whose unit was subsidised elsewhere before. */
const heldAt = async (relation: Exclude<Relation, 'absent'>) => {
  const { number, region, shop } = OWNER[relation];
  const far = region === HANGZHOU;
  if (far) await writeOne(house.table, putShop(house.table, FAR));
  const campaignId = selling.get(region) ?? (await campaignAsking(house, [], region));
  selling.set(region, campaignId);
  const shopId = far ? FAR.shopId : SHOP_IDS[shop];
  const till = await asPerson(house, { ...shopper(600 + number), roles: ['clerk'], shopId });
  const preview = await customerAt(house, till, campaignId, region);
  const sale = { ...saleOf(preview, eligibleModel('fridge')), serialNumber: `USED${String(++used).padStart(8, '0')}` };
  const { redemptionId } = valueOf(await call(till, redeemVoucher, { key: newKey(), body: sale }));
  await house.pump.drain();
  while ((await house.reportUnits()) > 0);
  return { shopId, redemptionId };
};
/** Somebody of the shop of a relation who pledged a price. */
const filedBy = async (relation: Exclude<Relation, 'absent'>): Promise<string> => {
  const manager = personOf(relation, 'store-manager');
  const { gtin, filedPriceFen } = eligibleModel('fridge');
  const body = { gtin, priceFen: fen(filedPriceFen - ++used) };
  valueOf(await call(await asPerson(house, manager), filePrice, { key: newKey(), body }));
  return manager.personId;
};
/** A bundle that a shop of a relation promises, and what it is of. */
const BUNDLE: PromotionTerms = {
  ...PROMOTION_TERMS,
  effect: { kind: 'bundle', parts: ['fridge', 'washer'], off: basisPoints(500) },
};
const promotedBy = async (relation: Relation): Promise<PromotionId> => {
  if (relation === 'absent') return promotionId(0);
  const body = { terms: BUNDLE, limits: { stock: null, budgetFen: null } };
  const send = await asPerson(house, personOf(relation, 'store-manager'));
  return valueOf(await call(send, promotions.makePromotion, { key: newKey(), body })).promotionId;
};
const promotionTarget = (body: object) => async (relation: Relation) => {
  const id = await promotedBy(relation);
  return { params: { promotionId: id }, body, id };
};
const togetherOf = async (relation: Relation) => ({
  promotionId: await promotedBy(relation),
  items: (['fridge', 'washer'] as const)
    .map((category) => eligibleModel(category))
    .map(({ gtin, filedPriceFen: listFen }) => ({ gtin, listFen })),
});
const bundleTarget = async (relation: Relation) => {
  const body = await togetherOf(relation);
  if (relation === 'absent') return { params: { bundleId: `bdl_${'0'.repeat(26)}` }, id: 'bdl_none' };
  const send = await asPerson(house, personOf(relation, 'clerk'));
  const { bundleId } = valueOf(await call(send, promotions.bundleGoods, { key: newKey(), body }));
  return { params: { bundleId }, id: bundleId };
};
/** A reward of a relation's region. */
const rewardAt = async (relation: Relation, terms?: RewardTerms) => {
  const rewardId = RewardId.parse(`rwd_${String(relation === 'absent' ? 0 : ++used).padStart(26, '0')}`);
  if (relation !== 'absent')
    await writeOne(
      house.table,
      putReward(
        house.table,
        rewardOf(rewardId, OWNER[relation].region, { left: 9, ...(terms === undefined ? {} : { terms }) }),
      ),
    );
  return rewardId;
};
/** An appliance that somebody of a relation entered, removed again or not. */
const ownedTarget = (removed: boolean, body?: unknown) => async (relation: Relation) => {
  const none = `own_${'0'.repeat(26)}`;
  if (relation === 'absent') return { params: { ownedId: none }, body, id: none };
  const send = await asPerson(house, personOf(relation, 'shopper'));
  const { ownedId } = valueOf(await enter(send));
  if (removed) valueOf(await call(send, removeOwned, { key: newKey(), params: { ownedId }, body: {} }));
  return { params: { ownedId }, body, id: ownedId };
};
const recallTarget = async (relation: Relation) => {
  const body = { reason: '型号写错' };
  const none = `rcl_${'0'.repeat(26)}`;
  if (relation === 'absent') return { params: { recallId: none }, body, id: none };
  const { recallId } = valueOf(await publish(await asPerson(house, personOf(relation, 'campaign-officer'))));
  return { params: { recallId }, body, id: recallId };
};
/** A fair of a relation's office, to which somebody of that relation comes. */
const fairTarget =
  (body?: (version: number) => unknown) =>
  async (relation: Relation): Promise<Target> => {
    const none = `fai_${'0'.repeat(26)}`;
    const toAsk = { body: body?.(1) };
    if (relation === 'absent') return { params: { fairId: none, stopNumber: '1' }, ...toAsk, id: none };
    const fair = await published(await asPerson(house, personOf(relation, 'campaign-officer')));
    valueOf(await comes(await asPerson(house, personOf(relation, 'shopper')), fair));
    return { params: { fairId: fair.fairId, stopNumber: '1' }, ...toAsk, id: fair.fairId };
  };
const rewardTarget =
  (body: object = {}) =>
  async (relation: Relation) => {
    const rewardId = await rewardAt(relation);
    return { params: { rewardId }, body, id: rewardId };
  };
/** Prizes of a relation's region whose tickets are closed, with a value that somebody else entered or without. */
const lotteryTarget =
  (bodyOf: (value: PublicValue) => object = () => ({}), entered = false) =>
  async (relation: Relation) => {
    const rewardId = await rewardAt(relation, LOTTERY_TERMS);
    const { lottery } = LOTTERY_TERMS;
    const at = plusSeconds(house.clock.now(), -86_400);
    const value = valueFrom(at);
    if (relation !== 'absent' && lottery !== undefined) {
      const draw = { ...closeTickets(rewardId, { ...lottery, drawnAt: at }, [], at) };
      const by = shopper(902).personId;
      const put = { ...draw, entered: entered ? { ...value, by, at } : null };
      await writeOne(house.table, closeSale(house.table, rewardId, undefined));
      await writeOne(house.table, putPrizeDraw(house.table, rewardId, undefined, put));
    }
    return { params: { rewardId }, body: bodyOf(value), id: rewardId };
  };
const ANY_ENTRY = EntryId.parse(`ent_${'1'.repeat(26)}`);
/** A reward that somebody of a relation bought, as if with points. */
const rewardBought = async (relation: Relation) => {
  const rewardId = await rewardAt(relation);
  const rewardOrderId = RewardOrderId.parse(`rwo_${String(relation === 'absent' ? 0 : ++used).padStart(26, '0')}`);
  const { personId } = relation === 'absent' ? shopper(1) : personOf(relation, 'shopper');
  const region = relation === 'absent' ? SHENZHEN : OWNER[relation].region;
  const reward = rewardOf(rewardId, region, { left: 9 });
  const order = newOrder({ reward, personId, rewardOrderId, taken: [], entryId: ANY_ENTRY, at: house.clock.now() });
  if (relation !== 'absent') {
    const writes = { order: putOrder(house.table, order), count: countOne(house.table, order, 100) };
    await commit(house.table, { ...writes, stock: takeOne(house.table, rewardId) });
  }
  return order;
};
const rewardOrderTarget = () => async (relation: Relation) => {
  const { rewardOrderId } = await rewardBought(relation);
  return { params: { rewardOrderId }, body: {}, id: rewardOrderId };
};
const rewardCodeTarget = async (relation: Relation) => {
  const { collectCode: code, rewardOrderId } = await rewardBought(relation);
  return { params: { code }, body: {}, id: rewardOrderId };
};
let paid: Promise<CampaignId> | undefined;
/** A campaign whose rules a deed can be looked up under. */
const paying = (): Promise<CampaignId> => (paid ??= liveIn(SHENZHEN));
/** A deed that somebody of a relation says they did, confirmed or not. */
const deedTarget =
  (state: Deed['state'], body: object = {}) =>
  async (relation: Relation) => {
    const number = String(relation === 'absent' ? 0 : ++used).padStart(26, '0');
    const deedId = DeedId.parse(`ded_${number}`);
    const own = state === 'reported' && Object.keys(body).length === 0 && relation !== 'absent';
    const { personId } = own ? personOf(relation, 'shopper') : shopper(901);
    const regionCode = relation === 'absent' ? SHENZHEN : OWNER[relation].region;
    const rule = { deed: 'energy-quiz' as const, points: 1, timesPerYear: 99 };
    const [at, campaignId] = [house.clock.now(), await paying()];
    const about = { deedId, personId, campaignId, revisionNumber: 1, regionCode, rule, earlier: [], at };
    const waiting = granted(report(about));
    const deed =
      state === 'reported' ? waiting : granted(confirm(waiting, `PROOF-${number}`, shopper(902).personId, at));
    const unique = { ...deed, number: used + 1 };
    if (relation !== 'absent')
      await commit(house.table, {
        deed: putDeed(house.table, unique),
        ...(state === 'reported' ? {} : { proof: useReference(house.table, unique, `PROOF-${number}`) }),
      });
    return { params: { code: waiting.deedCode }, body, id: deedId };
  };
/** A file of models that somebody of a relation brought, looked at or not. */
const modelsBrought = async (relation: Relation): Promise<string> => {
  if (relation === 'absent') return `upl_${'0'.repeat(26)}`;
  const text = Buffer.from(`商品条码,品类,品牌,名称,型号,备案价\n6901234567892,冰箱,青样,冰箱,M-${++used},1999`);
  const send = await asPerson(house, personOf(relation, 'campaign-officer'));
  return uploaded(house, send, text, { purpose: 'catalogue', contentType: 'text/csv' });
};
const importTarget = async (relation: Relation) => {
  if (relation === 'absent') return { params: { importId: `imp_${'0'.repeat(26)}` }, body: {}, id: 'imp_none' };
  const body = { uploadId: UploadId.parse(await modelsBrought(relation)) };
  const send = await asPerson(house, personOf(relation, 'campaign-officer'));
  const { importId } = valueOf(await call(send, checkCatalogue, { key: newKey(), body }));
  return { params: { importId }, body: {}, id: importId };
};
const watched = new Map<RegionCode, CampaignId>();
/** A sale of a relation's region at a price above the pledge. */
const raisedAt = async (relation: Exclude<Relation, 'absent'>) => {
  const { number, region, shop } = OWNER[relation];
  const far = region === HANGZHOU;
  if (far) await writeOne(house.table, putShop(house.table, FAR));
  const watching = { priceWatch: { tolerance: basisPoints(500), action: 'warn' as const } };
  const campaignId = watched.get(region) ?? (await campaignAsking(house, [], region, watching));
  watched.set(region, campaignId);
  const shopId = far ? FAR.shopId : SHOP_IDS[shop];
  const till = await asPerson(house, { ...shopper(600 + number), roles: ['clerk'], shopId });
  const model = eligibleModel('fridge');
  const sale = saleOf(await customerAt(house, till, campaignId, region), model);
  const body = { ...sale, price: { listFen: fen(model.filedPriceFen + 100), deductions: [] } };
  const { redemptionId } = valueOf(await call(till, redeemVoucher, { key: newKey(), body }));
  await house.pump.drain();
  return { shopId, redemptionId };
};
let owed = 10_000;
const owing = async (relation: Exclude<Relation, 'absent'>): Promise<string> =>
  (await saleAt(relation, ++owed)).redemptionId;
const lookedAt = async (): Promise<string> =>
  uploaded(house, await asPerson(house, personOf('own', 'clerk')), photo(++owed));
const dueTarget = made(async (relation) => ({
  params: {},
  id: relation === 'absent' ? 'rdm_none' : await owing(relation),
}));
/** Two sales of one shop that were proven with one picture, saved twice. */
const alikeAt = async (relation: Exclude<Relation, 'absent'>): Promise<string> => {
  const first = await saleAt(relation, ++owed);
  await saleAt(relation, owed + 0.5);
  return first.uploadId;
};

let onlines = 0;
/** A programme of its own: the same person orders again. */
const online = () => liveIn(SHENZHEN, { programme: `reach-online-${++onlines}` });
type Ready = (till: Transport, order: Order) => Promise<unknown>;
/** An order of the person of a relation, or of somebody at its shop, and what the shop has done with it. */
const orderAt = async (relation: Exclude<Relation, 'absent'>, whose: 'own' | 'shop', ready?: Ready): Promise<Order> => {
  const { shop } = whose === 'shop' ? OWNER[relation] : OWNER.own;
  const [campaignId, category, person] =
    whose === 'own'
      ? ([await online(), 'washer', ownerOf(relation)] as const)
      : ([open, 'fridge', shopper(20_000 + ++buyers)] as const);
  const till = await asPerson(house, { ...shopper(650), roles: ['clerk'], shopId: SHOP_IDS[shop] });
  const order = await placed(campaignId, await asPerson(house, person), { shop, category });
  await ready?.(till, order);
  return order;
};
const orderTarget =
  (whose: 'own' | 'shop', bodyOf: (order?: Order) => unknown, ready?: Ready) =>
  async (relation: Relation): Promise<Target> => {
    const id = `ord_${'0'.repeat(26)}`;
    if (relation === 'absent')
      return { params: { shopId: SHOP_IDS.nanshan, orderId: id }, body: bodyOf(undefined), id };
    const order = await orderAt(relation, whose, ready);
    const { shopId, orderId } = order;
    return { params: { shopId, orderId }, body: bodyOf(order), id: orderId };
  };
const onItsWay: Ready = async (till, order) => {
  await acceptedOrder(till, order);
  valueOf(await ship(till, order));
};
const codeOf = (order?: Order): string =>
  order === undefined
    ? 'LH1'
    : codeAt(secretOf(house.keys, order.voucherId), order.voucherId, house.clock.now()).qrText;
/** A voucher for a shop, which nobody gives back meanwhile. */
const cardTarget = async (relation: Relation): Promise<Target> => {
  const id = `vch_${'0'.repeat(44)}`;
  if (relation === 'absent') return { params: { voucherId: id }, body: {}, id };
  const { voucher } = await claimed(await asPerson(house, ownerOf(relation)), await online(), 'washer');
  return { params: { voucherId: voucher.voucherId }, body: {}, id: voucher.voucherId };
};
const orderToPlace = async (relation: Relation): Promise<Target> => {
  const owner = await asPerson(house, ownerOf(relation === 'absent' ? 'own' : relation));
  const { body, params } = await toOrder(owner, await online(), { category: 'washer' });
  const id = relation === 'absent' ? `vch_${'0'.repeat(44)}` : params.voucherId;
  return { params: { voucherId: id }, body, id };
};

/** How to ask for a thing of each relation, for every operation whose reach ends somewhere. */
const TARGETS: Partial<Record<Operation, (relation: Relation) => Promise<Target>>> = {
  getManagedCampaign: made(campaignTarget(false, () => undefined)),
  listManagedCampaigns: made(campaignTarget(false, () => undefined)),
  reviseCampaign: campaignTarget(false, () => draftWith(BUDGETS)),
  submitCampaign: campaignTarget(false, ({ reportHash }) => ({ reportHash, activeFrom: null })),
  approveCampaign: campaignTarget(true, (read) => read),
  objectToCampaign: campaignTarget(true, (read) => ({ ...read, reason: '预算依据不足' })),
  startImpactReport: campaignTarget(false, ({ hash }) => ({ hash })),
  stepImpactReport: reportTarget({}),
  getImpactReport: made(reportTarget(undefined)),
  stopCampaign: liveTarget(HALT),
  resumeCampaign: liveTarget({}, stopped),
  requestAdjustment: liveTarget(MORE),
  listAdjustments: made(adjustmentTarget),
  decideAdjustment: adjustmentTarget,
  listSteps: made(liveTarget(undefined)),
  getBalances: made(liveTarget(undefined)),
  listJournals: made(liveTarget(undefined)),
  getPacing: made(liveTarget(undefined)),
  listDrawRounds: made(liveTarget(undefined)),
  freezePacing: liveTarget({ reason: '节日期间按计划放' }),
  unfreezePacing: liveTarget({}),
  requestDropChange: dropTarget,
  decideDropChange: dropChangeTarget,
  enterPublicValue: made(publicValueTarget((value) => value, false)),
  confirmPublicValue: publicValueTarget(({ value }) => ({ value }), true),
  withdrawFromDraw: registrationTarget,
  leaveLine: lineTarget(() => Promise.resolve(undefined), NO_AWARD),
  declineAward: lineTarget(awardOf, NO_AWARD),
  getVoucher: made(voucherTarget),
  listVouchers: made(voucherTarget),
  giveBackVoucher: voucherTarget,
  listSessions: sessionTarget,
  endSession: sessionTarget,
  listStaff: async (relation) => ({ params: {}, id: await memberAt(relation) }),
  inviteStaff: async (relation) => ({ params: {}, body: { post: postAt(relation) }, id: '' }),
  withdrawInvitation: async (relation) => {
    const id = await invitedTo(relation);
    return { params: { invitationId: id }, body: {}, id };
  },
  dismissStaff: async (relation) => {
    const id = await memberAt(relation);
    return { params: { personId: id }, body: { post: postAt(relation) }, id };
  },
  listPowers: powerTarget,
  revokePower: powerTarget,
  listNotices: noticeTarget(() => ({ params: {} })),
  readNotices: noticeTarget((noticeId) => ({ params: {}, body: { noticeIds: [noticeId] } })),
  disavowNotice: noticeTarget((noticeId) => ({ params: { noticeId }, body: {} })),
  listDisavowals: disavowalTarget,
  printCard: made(cardTarget),
  stopCard: made(cardTarget),
  placeOrder: orderToPlace,
  listOrders: made(orderTarget('own', () => undefined)),
  cancelOrder: orderTarget('own', () => ({})),
  signOrder: orderTarget('own', () => ({}), onItsWay),
  listShopOrders: made(orderTarget('shop', () => undefined)),
  acceptOrder: orderTarget('shop', () => ({})),
  shipOrder: orderTarget('shop', parcel, acceptedOrder),
  declineOrder: orderTarget('shop', () => ({ reason: 'out-of-stock' })),
  handOverOrder: orderTarget('shop', (order) => ({ code: codeOf(order) }), onItsWay),
  getReceipt: made(receiptTarget),
  listReceipts: made(receiptTarget),
  openAppeal: receiptTarget,
  listCampaignReceipts: made(campaignTarget(false, () => undefined)),
  listAppeals: made(appealTarget(undefined)),
  getAppeal: made(appealTarget(undefined)),
  answerAppeal: appealTarget({ outcome: 'upheld', reason: { 'zh-CN': '属实', en: 'You are right' } }),
  listOwnEntries: entryTarget('applicant'),
  actForEntry: entryTarget('applicant', { act: { kind: 'leave' } }),
  openStore: entryTarget('applicant', { store: STORE }),
  listRegister: made(entryTarget('office', undefined, 'applied')),
  getRegisterEntry: made(entryTarget('office')),
  showRegisterDocument: made(entryTarget('office')),
  prepareEntry: entryTarget('office', { act: { kind: 'propose', measure: 'suspend', reason: REASON }, note: null }),
  decideEntry: entryTarget('office', { act: { kind: 'warn', reason: REASON }, note: null }),
  completeUpload: async (relation) => {
    const id = relation === 'absent' ? `upl_${'0'.repeat(26)}` : await sentBy(relation);
    return { params: { uploadId: id }, body: {}, id };
  },
  addEvidence: async (relation) => {
    const id = relation === 'absent' ? `rdm_${'0'.repeat(26)}` : await owing(relation);
    const uploadId = relation === 'absent' ? `upl_${'0'.repeat(26)}` : await lookedAt();
    return { params: { redemptionId: id }, body: { evidence: [{ kind: 'delivery', uploadId }] }, id };
  },
  listDueEvidence: dueTarget,
  listRegionDueEvidence: dueTarget,
  listAlikePhotos: async (relation) => ({
    params: {},
    id: relation === 'absent' ? 'upl_none' : await alikeAt(relation),
  }),
  listRedemptions: made(async (relation) => ({
    params: {},
    id: relation === 'absent' ? 'rdm_none' : await redeemed(relation),
  })),
  getRedemption: made(redemptionTarget()),
  getUnitStanding: made(redemptionTarget()),
  listOwnPrices: async (relation) => ({
    params: {},
    id: relation === 'absent' ? 'per_none' : await filedBy(relation),
  }),
  listShopPromotions: async (relation) => ({ params: {}, id: await promotedBy(relation) }),
  limitPromotion: promotionTarget({ stock: 9, budgetFen: null }),
  stopPromotion: promotionTarget({}),
  bundleGoods: async (relation) => {
    const body = await togetherOf(relation);
    return { params: {}, body, id: body.promotionId };
  },
  listBundles: made(bundleTarget),
  getBundle: made(bundleTarget),
  listRaisedPrices: made(async (relation) => ({
    params: {},
    id: relation === 'absent' ? 'rdm_none' : (await raisedAt(relation)).redemptionId,
  })),
  listHeldUnits: made(async (relation) => ({
    params: {},
    id: relation === 'absent' ? 'rdm_none' : (await heldAt(relation)).redemptionId,
  })),
  decideHeldUnit: async (relation) => {
    const { shopId, redemptionId } =
      relation === 'absent'
        ? { shopId: SHOP_IDS.nanshan, redemptionId: `rdm_${'0'.repeat(26)}` }
        : await heldAt(relation);
    return { params: { shopId, redemptionId }, body: { outcome: 'cleared', reason: '外省误录' }, id: redemptionId };
  },
  quoteReturn: made(async (relation) => {
    const { id } = await redemptionTarget()(relation);
    return { params: {}, body: { redemptionId: id, want: { kind: 'whole' } }, id };
  }),
  returnGoods: redemptionTarget(BACK),
  listApiKeys: async (relation) => ({ params: {}, id: relation === 'absent' ? 'key_none' : await keyOf(relation) }),
  rotateApiKey: keyTarget({ inUse: 1 }),
  revokeApiKey: keyTarget({}),
  getTill: made(tillTarget('active', undefined)),
  listTills: tillTarget('active', undefined),
  approveTill: tillTarget('waiting', { code: '000000' }),
  renameTill: tillTarget('active', { name: '收银台 2' }),
  loseTill: tillTarget('active'),
  findTill: tillTarget('lost'),
  revokeTill: tillTarget('active'),
  checkCatalogue: async (relation) => {
    const id = await modelsBrought(relation);
    return { params: {}, body: { uploadId: id }, id };
  },
  importCatalogue: importTarget,
  getCatalogueImport: made(importTarget),
  listCatalogueImports: made(importTarget),
  getOfficePrizeDraw: made(lotteryTarget()),
  enterPrizeValue: lotteryTarget((value) => value),
  confirmPrizeValue: lotteryTarget(({ value }) => ({ value }), true),
  listDeeds: made(deedTarget('reported')),
  findDeed: made(deedTarget('reported')),
  confirmDeed: async (relation) => deedTarget('reported', { reference: `PROOF-${++used}` })(relation),
  takeDeedBack: deedTarget('confirmed'),
  listOwned: made(ownedTarget(false)),
  editOwned: ownedTarget(false, OWNED),
  removeOwned: ownedTarget(false, {}),
  restoreOwned: ownedTarget(true, {}),
  withdrawRecall: recallTarget,
  leaveFair: fairTarget(() => ({})),
  listSignUps: made(fairTarget()),
  listOfficeFairs: made(fairTarget()),
  changeFairStop: fairTarget((version) => ({ terms: stopOn('2026-03-10'), version, reason: '改期举行' })),
  cancelFair: fairTarget((version) => ({ stopNumber: null, version, reason: '临时取消' })),
  listRewardOrders: made(rewardOrderTarget()),
  refundReward: rewardOrderTarget(),
  listOfficeRewards: made(rewardTarget()),
  restockReward: rewardTarget({ more: 1 }),
  pauseReward: rewardTarget({ paused: true }),
  findRewardOrder: made(rewardCodeTarget),
  handOutReward: rewardCodeTarget,
  listReturns: made(async (relation) => ({
    params: {},
    id: relation === 'absent' ? 'rdm_none' : await returned(relation),
  })),
};
/** Ends somewhere, but names nobody's thing: what one enters oneself, the session, the device, the shop one works for, who one is, what is kept of one, the own points, a reward or a promotion that is made, a count, an offer, and a plan that names a place. */
const WITHOUT_TARGET: readonly Operation[] = [
  'linkPhone',
  'confirmDemonstration',
  'confirmWechat',
  'openConfirmTicket',
  'verifyIdentity',
  'getMe',
  'getPrivacy',
  'giveConsent',
  'withdrawConsent',
  'correctContact',
  'exportMyData',
  'eraseMe',
  'getPoints',
  'getPointsAt',
  'addOwned',
  'publishRecall',
  'publishFair',
  'makeReward',
  'openCampaign',
  'createUpload',
  'offerPower',
  'countNotices',
  'combineOffers',
  'provePlace',
  'getStanding',
  'registerForDraw',
  'joinLine',
  'takeCoupon',
  'makeApiKey',
  'applyForRegister',
  'getStore',
  'changeStore',
  'registerTill',
  'setTillRule',
  'filePrice',
  'makePromotion',
];

const limited = ENDPOINTS.filter(({ id }) => PERMISSIONS[id].reach !== 'any' && !WITHOUT_TARGET.includes(id));

const ask = async (e: Endpoint, person: Person, { params, body }: Target) => {
  const { status, data } = await (
    await asPerson(house, person)
  )({
    operation: e.id,
    method: e.method === 'get' ? 'GET' : 'POST',
    path: e.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name),
    headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
    body: e.method === 'get' ? undefined : body,
  });
  return { status, data: data as Record<string, unknown> };
};

/** What a refusal says, without what differs from request to request. */
const said = ({ status, data }: Awaited<ReturnType<typeof ask>>) => {
  const { requestId: _requestId, instance: _instance, ...rest } = data;
  return { status, ...rest };
};

test('every operation has a permission, every permission an operation, and every limited one is asked below', () => {
  expect(ENDPOINTS.map(({ id }) => id).toSorted()).toEqual(Object.keys(PERMISSIONS).toSorted());
  expect(limited.map(({ id }) => id).toSorted()).toEqual(Object.keys(TARGETS).toSorted());
});

describe.each(limited.map((e) => [e.id, e] as const))(
  '%s: within reach it is there, beyond reach as if it were not',
  (id, e) => {
    test.each(RELATIONS)('what is %s', async (relation) => {
      const targetOf = TARGETS[id];
      if (targetOf === undefined) throw new Error(`no target for ${id}`);
      const absent = await targetOf('absent');
      const isList = e.method === 'get' && !e.path.includes('{');
      // `every-endpoint` turns away all others
      const callers = Role.options.map((role) => personOf('own', role)).filter((person) => may(person, id));
      for (const caller of callers) {
        const [role] = caller.roles;
        if (role === undefined) throw new Error('a caller without a role');
        // what one role did to it is not there for the next
        const target = await targetOf(relation);
        const answer = await ask(e, caller, target);
        if (isList) {
          expect(answer.status).toBe(200);
          const found = JSON.stringify(answer.data).includes(target.id);
          expect({ role, found }).toEqual({ role, found: inReach(PERMISSIONS[id].reach, role).includes(relation) });
        } else if (relation !== 'absent' && inReach(PERMISSIONS[id].reach, role).includes(relation))
          expect({ role, status: answer.status, code: answer.data['code'] }).toMatchObject({ role, code: undefined });
        else {
          expect({ role, ...said(answer) }).toMatchObject({ role, status: 404, code: 'NotFound' });
          expect(said(answer)).toEqual(said(await ask(e, caller, absent)));
        }
      }
    });
  },
);

test('the own things of a session are those of its person alone', async () => {
  const mine = await ask(endpoint('getMe'), personOf('own', 'shopper'), { params: {}, id: '' });
  expect(mine.data).toMatchObject({ person: { personId: shopper(1).personId } });
  const points = await ask(endpoint('getPoints'), { ...shopper(19_999), roles: ['shopper'] }, { params: {}, id: '' });
  expect(points.data).toMatchObject({ lots: [] });
});

test('what is kept of one person is in nobody else’s page or export, and nobody else erases it', async () => {
  const [owner, stranger] = [await asPerson(house, shopper(71)), await asPerson(house, shopper(72))];
  valueOf(await enterContact(owner));
  expect((await privacyOf(stranger)).kept).toEqual([]);
  expect(JSON.stringify(await exported(stranger))).not.toContain(CONTACT.address);
  valueOf(await erase(stranger));
  expect((await exported(owner)).kept).toMatchObject([{ data: CONTACT }]);
});

const endpoint = (id: Operation): Endpoint => {
  const found = ENDPOINTS.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

test('nothing that was refused left a trace, and the money agrees', () => expectSound(house));
