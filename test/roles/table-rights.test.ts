import { ENDPOINTS } from '@luhuan/shared/api/all';
import * as apiKeys from '@luhuan/shared/api/api-keys';
import { decideHeldUnit, getUnitStanding, listHeldUnits } from '@luhuan/shared/api/unit-reports';
import { listOrders, listShopOrders } from '@luhuan/shared/api/orders';
import { addEvidence, listAlikePhotos, listDueEvidence, listRegionDueEvidence } from '@luhuan/shared/api/evidence';
import { listApplianceModels } from '@luhuan/shared/api/appliances';
import { filePrice, getModelPrices, listOwnPrices, listRaisedPrices } from '@luhuan/shared/api/prices';
import { getSupply } from '@luhuan/shared/api/admissions';
import { linkPhone, verifyIdentity } from '@luhuan/shared/api/people';
import * as privacy from '@luhuan/shared/api/privacy';
import { getPoints, getPointsAt } from '@luhuan/shared/api/points';
import * as imports from '@luhuan/shared/api/catalogue-imports';
import * as promotions from '@luhuan/shared/api/promotions';
import * as deedApi from '@luhuan/shared/api/deeds';
import * as fairs from '@luhuan/shared/api/fairs';
import * as owned from '@luhuan/shared/api/owned';
import * as recalls from '@luhuan/shared/api/recalls';
import * as rewards from '@luhuan/shared/api/rewards';
import { makeQuote } from '@luhuan/shared/api/quotes';
import { listRedemptions, redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { listReturns, returnGoods } from '@luhuan/shared/api/returns';
import { claimVoucher, getVoucher, giveBackVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import {
  collectTicket,
  confirmWechat,
  decideTicket,
  endSession,
  getTicket,
  listSessions,
  openConfirmTicket,
  openTicket,
} from '@luhuan/shared/api/sessions';
import {
  acceptInvitation,
  dismissStaff,
  getInvitation,
  inviteStaff,
  listStaff,
  withdrawInvitation,
} from '@luhuan/shared/api/staff';
import { listOwnEntries, listPublicRegister, openStore } from '@luhuan/shared/api/register';
import { changeStore, getStore, listStores } from '@luhuan/shared/api/stores';
import { countNotices, listDisavowals, readNotices } from '@luhuan/shared/api/notices';
import { getPowerOffer, listPowers, revokePower } from '@luhuan/shared/api/powers';
import { listTills, setTillRule } from '@luhuan/shared/api/tills';
import { TERMS } from '@luhuan/shared/vault/purpose';
import type { ReleaseSchedule } from '@luhuan/shared/campaign/allocation';
import { basisPoints, fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { routeEvents } from '../../functions/src/event/route-events.ts';
import { apiOf } from '../../functions/src/lambda/bindings.ts';
import { consumersOf } from '../../functions/src/lambda/consumers.ts';
import { localQueue } from '../../functions/src/local/local-queue.ts';
import { localStream, streamPump } from '../../functions/src/local/pump.ts';
import { openRings } from '../../functions/src/platform/digests.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { signReceipts } from '../../functions/src/receipt/sign-receipts.ts';
import { lapseOrders } from '../../functions/src/order/lapse-orders.ts';
import { lapseAwards } from '../../functions/src/award/lapse-awards.ts';
import { enteredByOfficers } from '../../functions/src/draw/public-value.ts';
import { runDraws } from '../../functions/src/draw/run-draws.ts';
import { rescueVouchers } from '../../functions/src/register/rescue-vouchers.ts';
import { offerFreed } from '../../functions/src/waiting/offer-freed.ts';
import { tellParties } from '../../functions/src/fair/tell-parties.ts';
import { tellEndings } from '../../functions/src/points/tell-endings.ts';
import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { reportUnits } from '../../functions/src/unit-report/report-units.ts';
import { leaseBook } from '../../functions/src/lease/lease-book.ts';
import { putSlotAlone } from '../../functions/src/voucher/put-slot.ts';
import { settleLeases } from '../../functions/src/lease/settle-leases.ts';
import { letOutDrops } from '../../functions/src/pacing/let-out-drops.ts';
import { letOutTranches } from '../../functions/src/tranche/let-out-tranches.ts';
import { expireVouchers } from '../../functions/src/voucher/expire-vouchers.ts';
import { TABLE_RIGHTS } from '../../infra/lib/table-rights.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { changeTheirMinds, drawAndWait, settleAwards } from '../support/allotting.ts';
import { PROMOTION_TERMS } from '../support/promotions.ts';
import { comes, leaves, published, stopOn } from '../support/fairs.ts';
import { OWNED, enter, ownedBy, publish } from '../support/owned.ts';
import { REWARD_TERMS } from '../support/rewards.ts';
import { NANSHAN, refusalCode, signedIn, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { askWhy, claimInAGroup, discussADraft, steerACampaign } from '../support/office-day.ts';
import {
  RELATIVE,
  STAFF,
  actingFor,
  disavowed,
  noticeOf,
  noticesOf,
  offered,
  power,
  readyMade,
} from '../support/powers.ts';
import { askedIn, rushCampaign } from '../support/rush.ts';
import { approved, atTill } from '../support/tills.ts';
import { shanghai } from '../support/samples.ts';
import {
  CONTACT,
  approvedCampaign,
  asPerson,
  claimed,
  draftWith,
  eligibleModel,
  entryOf,
  inForce,
  newKey,
  reserved,
  saleOf,
  shopper,
  sold,
  unverified,
  verified,
} from '../support/scenes.ts';
import { DELIVERED_LATER, LABEL_AT_TILL, campaignAsking, customerAt, redeemedWith } from '../evidence/scene.ts';
import { admitted, applicationOf, ownStep } from '../register/firms.ts';
import { cancel, placed, shipped, sign as signFor } from '../order/scene.ts';
import { photo } from '../uploads/files.ts';
import { uploaded } from '../uploads/sending.ts';

type FunctionName = keyof typeof TABLE_RIGHTS;
/** `PutItem POOL`, `Query on lists MODELS`: an action and the first word of the partition it was done to. */
type Use = string;

let base: TestHouse;
beforeAll(async () => {
  base = await startHouse();
});
afterAll(() => base.stop());

type Keyed = { readonly pk?: unknown };
type Place = { readonly TableName?: string; readonly Item?: Keyed; readonly Key?: Keyed };
type Input = Place & {
  readonly IndexName?: string;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, Place>>[];
};

const word = (pk: unknown): string => {
  const text = typeof pk === 'object' && pk !== null && 'S' in pk ? pk.S : pk;
  return String(text).split('#')[0] ?? '';
};
/** What is done to the vault's table is another right. */
const inside = (table: string | undefined): string => (table === base.vault.table.name ? 'vault ' : '');

const usesOf = (command: string, input: Input): Use[] => {
  const name = command.replace(/Command$/, '');
  const table = inside(input.TableName);
  if (name.startsWith('Transact'))
    return (input.TransactItems ?? []).flatMap((write) =>
      Object.entries(write).map(
        ([kind, { TableName, Item, Key }]) => `${inside(TableName)}${kind}Item ${word((Item ?? Key)?.pk)}`,
      ),
    );
  if (name.startsWith('BatchWrite'))
    return Object.entries(input.RequestItems ?? {}).flatMap(([place, puts]) =>
      (puts as { readonly PutRequest: Place }[]).map(
        ({ PutRequest }) => `${inside(place)}BatchWriteItem ${word(PutRequest.Item?.pk)}`,
      ),
    );
  if (name.startsWith('BatchGet'))
    return Object.entries(input.RequestItems ?? {}).flatMap(([place, wanted]) =>
      (wanted as { readonly Keys: readonly Keyed[] }).Keys.map(({ pk }) => `${inside(place)}BatchGetItem ${word(pk)}`),
    );
  if (name.startsWith('Query'))
    return [
      `${table}Query${input.IndexName === undefined ? '' : ' on lists'} ${word(input.ExpressionAttributeValues?.[':pk'])}`,
    ];
  return [`${table}${name.endsWith('Item') ? name : `${name}Item`} ${word((input.Item ?? input.Key)?.pk)}`];
};

/** The dependencies of one deployed function, with a client of its own that notes what it does. */
const watched = (uses: Set<Use>) => {
  const client = dynamoClient(base.endpoint);
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        for (const use of usesOf(commandName, args.input as Input)) uses.add(use);
        return next(args);
      },
    { step: 'initialize', name: 'watch' },
  );
  const table = openTable(client, base.table.name, base.clock);
  const vault = { ...base.vault, table: { ...table, name: base.vault.table.name } };
  return { ...base, table, vault, rings: openRings(table, base.ringKeys) };
};

type Words = Readonly<Record<string, readonly string[]>>;
const usesIn = (place: string, rights: Words = {}): Use[] =>
  Object.entries(rights).flatMap(([action, words]) => words.map((partition) => `${place}${action} ${partition}`));

const rightsOf = (name: FunctionName): Use[] => {
  const rights: { readonly table: Words; readonly vault?: Words; readonly lists?: readonly string[] } =
    TABLE_RIGHTS[name];
  return [
    ...usesIn('', rights.table),
    ...usesIn('vault ', rights.vault),
    ...usesIn('', { 'Query on lists': rights.lists ?? [] }),
  ].toSorted();
};

/** Somebody new signs in with WeChat twice, and shows the same phone number twice. */
const arrive = async (house: TestHouse) => {
  await signedInWithWeChat(house, 'o-arrives');
  const newcomer = transport(house, (await signedInWithWeChat(house, 'o-arrives')).token);
  for (const code of [1, 2].map(() => house.wechatServer.givePhone('13900000009')))
    valueOf(await call(newcomer, linkPhone, { body: { code } }));
};

/** Somebody is invited, looks, accepts, is seen and dismissed; another offer is taken back. */
const staffTheShop = async (house: TestHouse) => {
  const [admin, newClerk] = [await signedIn(house, '样例管理员'), await asPerson(house, shopper(50))];
  const post = { kind: 'shop' as const, role: 'clerk' as const, shopId: SHOP_IDS.nanshan };
  const invite = async () =>
    valueOf(await call(admin, inviteStaff, { key: newKey(), body: { post } })).invitation.invitationId;
  const params = { invitationId: await invite() };
  valueOf(await call(newClerk, getInvitation, { params }));
  valueOf(await call(newClerk, acceptInvitation, { key: newKey(), params, body: {} }));
  valueOf(await call(admin, listStaff, {}));
  const body = { post };
  const { personId } = shopper(50);
  valueOf(await call(admin, dismissStaff, { key: newKey(), params: { personId }, body }));
  const second = { invitationId: await invite() };
  valueOf(await call(admin, withdrawInvitation, { key: newKey(), params: second, body: {} }));
};

/** An elder lets a relative and a village officer act, hears of it, and had not asked for one of the claims. */
const actForOthers = async (house: TestHouse, campaignId: CampaignId, drain: () => Promise<unknown>) => {
  const [elder, officer] = [shopper(60), readyMade('样例村干部')];
  const own = await asPerson(house, elder);
  valueOf(await call(own, getPowerOffer, { params: { offerId: await offered(own, RELATIVE) } }));
  await power(house, { principal: elder, delegate: shopper(61), terms: RELATIVE });
  await power(house, { principal: elder, delegate: officer, terms: STAFF });
  const relative = actingFor(await asPerson(house, shopper(61)), elder);
  const helper = actingFor(await signedIn(house, '样例村干部'), elder);
  const params = { voucherId: (await claimed(helper, campaignId, 'phone')).voucher.voucherId };
  valueOf(await call(relative, listVouchers, {}));
  valueOf(await call(relative, getVoucher, { params }));
  await drain();
  valueOf(await call(own, countNotices, {}));
  const noticeIds = (await noticesOf(own)).map(({ noticeId }) => noticeId);
  valueOf(await call(own, readNotices, { body: { noticeIds } }));
  valueOf(await disavowed(own, await noticeOf(own, 'claimed')));
  valueOf(await call(own, listPowers, {}));
  const both = { principal: elder.personId, delegate: shopper(61).personId };
  valueOf(await call(own, revokePower, { key: newKey(), params: both, body: {} }));
  valueOf(await call(await signedIn(house, '样例审计员'), listDisavowals, {}));
};

/** A screen is let in by a phone, seen in the list, used an hour later, confirmed and signed out. */
const useAScreen = async (house: TestHouse) => {
  const phone = transport(house, (await signedInWithWeChat(house, 'o-arrives')).token);
  const { ticketId, secret } = valueOf(await call(transport(house), openTicket, { body: {} }));
  const params = { ticketId };
  valueOf(await call(phone, getTicket, { params }));
  valueOf(await call(phone, decideTicket, { params, body: { decision: 'approve' } }));
  const collected = valueOf(await call(transport(house), collectTicket, { params, body: { secret } }));
  if (collected.state !== 'signed-in') throw new Error(collected.state);
  const { token, sessionId } = collected.session;
  house.clock.advance(3_600);
  valueOf(await call(transport(house, token), listSessions, {}));
  valueOf(await call(transport(house, token), openConfirmTicket, { body: {} }));
  const code = house.wechatServer.logIn('o-arrives');
  valueOf(await call(transport(house, token), confirmWechat, { body: { code } }));
  valueOf(await call(transport(house, token), endSession, { params: { sessionId }, body: {} }));
};

/** Somebody reads, corrects and exports what is kept of them, takes it back, and leaves for good. */
const leave = async (house: TestHouse) => {
  const leaver = transport(house, (await signedInWithWeChat(house, 'o-leaves')).token);
  valueOf(await call(leaver, linkPhone, { body: { code: house.wechatServer.givePhone('13900000010') } }));
  const params = { purpose: 'contact' } as const;
  const body = { contact: CONTACT, consentVersion: TERMS.contact.version };
  valueOf(await call(leaver, privacy.correctContact, { key: newKey(), body }));
  valueOf(await call(leaver, privacy.getPrivacy, {}));
  valueOf(await call(leaver, confirmWechat, { body: { code: house.wechatServer.logIn('o-leaves') } }));
  valueOf(await call(leaver, privacy.exportMyData, { body: {} }));
  valueOf(await call(leaver, privacy.withdrawConsent, { key: newKey(), params, body: {} }));
  valueOf(await call(leaver, privacy.giveConsent, { key: newKey(), params, body: { version: TERMS.contact.version } }));
  valueOf(await call(leaver, privacy.eraseMe, { key: newKey(), body: {} }));
};

/** Two sales are proven with one picture saved twice, the delivery of one of them later, and the office looks. */
const proveASale = async (house: TestHouse, till: Transport) => {
  const campaignId = await campaignAsking(house, [LABEL_AT_TILL, DELIVERED_LATER]);
  const sell = async (seed: number) => {
    const uploadId = await uploaded(house, till, photo(seed));
    const preview = await customerAt(house, till, campaignId);
    return valueOf(await redeemedWith(till, preview, [{ kind: 'label-photo', uploadId }]));
  };
  const { redemptionId } = await sell(1);
  await sell(1.5);
  const evidence = [{ kind: 'delivery' as const, uploadId: await uploaded(house, till, photo(2)) }];
  valueOf(await call(till, addEvidence, { key: newKey(), params: { redemptionId }, body: { evidence } }));
  valueOf(await call(till, listDueEvidence, {}));
  const auditor = await signedIn(house, '样例审计员');
  valueOf(await call(auditor, listRegionDueEvidence, {}));
  expect(valueOf(await call(auditor, listAlikePhotos, {})).items).toHaveLength(1);
};

/** A manager lets a system look, changes its key and ends it. */
const connectASystem = async (house: TestHouse) => {
  const manager = await signedIn(house, '样例店长');
  const body = { name: '收银系统', scopes: ['read' as const] };
  const { key, token } = valueOf(await call(manager, apiKeys.makeApiKey, { key: newKey(), body }));
  valueOf(await call(transport(house, token ?? ''), listRedemptions, {}));
  const params = { keyId: key.keyId };
  valueOf(await call(manager, apiKeys.rotateApiKey, { key: newKey(), params, body: { inUse: 1 } }));
  valueOf(await call(manager, apiKeys.revokeApiKey, { key: newKey(), params, body: {} }));
  valueOf(await call(manager, apiKeys.listApiKeys, {}));
};

/** A firm applies, opens two stores, and is stopped while one of them holds a voucher. */
const firmComesAndGoes = async (house: TestHouse, campaignId: CampaignId, rescue: Job) => {
  const manager = await asPerson(house, shopper(182));
  const entryId = await admitted(house, manager);
  valueOf(await call(manager, getStore, {}));
  const change = { location: null, hours: [], state: 'open' as const };
  valueOf(await call(manager, changeStore, { key: newKey(), body: change }));
  const { store } = await applicationOf(house, manager);
  const [own] = valueOf(await call(manager, listOwnEntries, {})).items;
  const body = { store, version: own?.entry.version ?? 0 };
  valueOf(await call(manager, openStore, { key: newKey(), params: { entryId }, body }));
  await reserved(house, manager, await claimed(await asPerson(house, shopper(183)), campaignId, 'fridge'));
  const params = { regionCode: NANSHAN };
  valueOf(await call(transport(house), listStores, { params }));
  valueOf(await call(transport(house), listPublicRegister, { params }));
  valueOf(await ownStep(manager, entryId, { kind: 'leave' }));
  house.clock.advance(60);
  while ((await rescue()) > 0);
};

/** An office brings models. */
const bringModels = async (house: TestHouse) => {
  const officer = await signedIn(house, '样例经办员');
  const text = Buffer.from('商品条码,品类,品牌,名称,型号,备案价\n6901234567892,冰箱,青样,冰箱,M-1,1999');
  const uploadId = await uploaded(house, officer, text, { purpose: 'catalogue', contentType: 'text/csv' });
  const { importId } = valueOf(await call(officer, imports.checkCatalogue, { key: newKey(), body: { uploadId } }));
  const params = { importId };
  for (let row; row?.endedAt == null;)
    row = valueOf(await call(officer, imports.importCatalogue, { key: newKey(), params, body: {} }));
  valueOf(await call(officer, imports.getCatalogueImport, { params }));
  valueOf(await call(officer, imports.listCatalogueImports, { query: {} }));
};

/** An office makes a reward, and hands one out; a shopper buys two and gives one back. */
const buyAReward = async (house: TestHouse, drain: () => Promise<unknown>) => {
  const till = await signedIn(house, '样例店员一');
  const deeds = [{ deed: 'energy-quiz' as const, points: 1, timesPerYear: 9 }];
  const points = { pointsPerYuan: 1, pendingDays: 7, validDays: 30, deeds };
  const campaignId = await inForce(house, draftWith([{ category: 'fridge', budgetFen: 15_000_000 }], { points }));
  const preview = await reserved(house, till, await claimed(await asPerson(house, shopper(96)), campaignId, 'fridge'));
  valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) }));
  await drain();
  house.clock.advance(8 * 86_400);
  const [buyer, officer] = [await asPerson(house, shopper(96)), await signedIn(house, '样例经办员')];
  const quiz = { key: newKey(), params: { campaignId }, body: { deed: 'energy-quiz' as const } };
  const proven = { params: { code: valueOf(await call(buyer, deedApi.reportDeed, quiz)).deedCode } };
  valueOf(await call(officer, deedApi.findDeed, proven));
  valueOf(await call(officer, deedApi.confirmDeed, { ...proven, key: newKey(), body: { reference: 'SHEET-1' } }));
  valueOf(await call(officer, deedApi.takeDeedBack, { ...proven, key: newKey(), body: {} }));
  valueOf(await call(buyer, deedApi.listDeeds, { query: {} }));
  const body = { terms: { ...REWARD_TERMS, costPoints: 1 }, stock: 5 };
  const { rewardId } = valueOf(await call(officer, rewards.makeReward, { key: newKey(), body }));
  const params = { rewardId };
  valueOf(await call(officer, rewards.restockReward, { key: newKey(), params, body: { more: 2 } }));
  valueOf(await call(officer, rewards.pauseReward, { key: newKey(), params, body: { paused: false } }));
  valueOf(await call(officer, rewards.listOfficeRewards, { query: {} }));
  valueOf(await call(transport(house), rewards.listRewards, { params: { regionCode: NANSHAN } }));
  const { rewardOrderId } = valueOf(await call(buyer, rewards.orderReward, { key: newKey(), params, body: {} }));
  valueOf(await call(buyer, rewards.refundReward, { key: newKey(), params: { rewardOrderId }, body: {} }));
  const { collectCode: code } = valueOf(await call(buyer, rewards.orderReward, { key: newKey(), params, body: {} }));
  valueOf(await call(officer, rewards.findRewardOrder, { params: { code } }));
  valueOf(await call(officer, rewards.handOutReward, { key: newKey(), params: { code }, body: {} }));
  valueOf(await call(buyer, rewards.listRewardOrders, { query: {} }));
  valueOf(await call(buyer, getPointsAt, { params: { at: house.clock.now() } }));
};

/** A shop makes promotions and changes them; one is used at the till and comes back, goods are put together and one of them is sold. */
const promote = async (house: TestHouse) => {
  const [till, manager] = [await signedIn(house, '样例店员一'), await signedIn(house, '样例店长')];
  const make = async (change: object) => {
    const body = { terms: { ...PROMOTION_TERMS, ...change }, limits: { stock: null, budgetFen: null } };
    return valueOf(await call(manager, promotions.makePromotion, { key: newKey(), body })).promotionId;
  };
  const off = await make({});
  const together = await make({ effect: { kind: 'bundle', parts: ['fridge', 'washer'], off: 500 } });
  valueOf(await call(till, promotions.listPromotions, { params: { regionCode: NANSHAN } }));
  valueOf(await call(till, promotions.listShopPromotions, { query: {} }));
  const limits = { stock: 9, budgetFen: null };
  valueOf(
    await call(manager, promotions.limitPromotion, { key: newKey(), params: { promotionId: off }, body: limits }),
  );
  const items = (['fridge', 'washer'] as const)
    .map((category) => eligibleModel(category))
    .map(({ gtin, filedPriceFen: listFen }) => ({ gtin, listFen }));
  const asked = { key: newKey(), body: { promotionId: together, items } };
  const { bundleId } = valueOf(await call(till, promotions.bundleGoods, asked));
  valueOf(await call(till, promotions.listBundles, { query: {} }));
  valueOf(await call(till, promotions.getBundle, { params: { bundleId } }));
  const campaignId = await campaignAsking(house, []);
  const sell = async (change: object) => {
    const sale = saleOf(await customerAt(house, till, campaignId), eligibleModel('fridge'));
    return valueOf(await call(till, redeemVoucher, { key: newKey(), body: { ...sale, ...change } }));
  };
  await sell({ bundleId });
  const { redemptionId } = await sell({ promotions: [off] });
  const back = { seen: 0, reason: 'changed-mind' as const, want: { kind: 'whole' as const } };
  valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body: back }));
  valueOf(await call(manager, promotions.stopPromotion, { key: newKey(), params: { promotionId: off }, body: {} }));
};
/** Somebody enters two appliances and takes one off; an office recalls the other and thinks better of it. */
const recallWhatIsOwned = async (house: TestHouse) => {
  const [owner, officer] = [await asPerson(house, shopper(97)), await signedIn(house, '样例经办员')];
  const [{ ownedId }, other] = [valueOf(await enter(owner)), valueOf(await enter(owner))];
  const request = () => ({ key: newKey(), params: { ownedId } });
  valueOf(await call(owner, owned.editOwned, { ...request(), body: OWNED }));
  valueOf(await call(owner, owned.removeOwned, { ...request(), body: {} }));
  valueOf(await call(owner, owned.restoreOwned, { ...request(), body: {} }));
  const { recallId } = valueOf(await publish(officer));
  expect((await ownedBy(owner)).length).toBe([ownedId, other.ownedId].length);
  valueOf(await call(officer, recalls.previewRecall, { body: { ...WHICH } }));
  valueOf(await call(transport(house), recalls.listRecalls, { query: {} }));
  const body = { reason: '型号写错' };
  valueOf(await call(officer, recalls.withdrawRecall, { key: newKey(), params: { recallId }, body }));
};
/** An office announces a tour, moves and cancels it; somebody comes, and thinks better of it. */
const goToFair = async (house: TestHouse, tell: () => Promise<number>) => {
  const [officer, visitor] = [await signedIn(house, '样例经办员'), await asPerson(house, shopper(98))];
  const fair = await published(officer, { stops: [stopOn('2027-03-07')] });
  const params = { fairId: fair.fairId, stopNumber: 1 };
  valueOf(await comes(visitor, fair));
  valueOf(await leaves(visitor, fair));
  valueOf(await comes(visitor, fair));
  expect(valueOf(await call(visitor, fairs.listSignUps, {})).items).toHaveLength(1);
  expect(valueOf(await call(officer, fairs.listOfficeFairs, {})).items).toHaveLength(1);
  valueOf(await call(transport(house), fairs.listFairs, { params: { regionCode: NANSHAN } }));
  const body = { terms: stopOn('2027-03-08'), version: 1, reason: '改期举行' };
  valueOf(await call(officer, fairs.changeFairStop, { key: newKey(), params, body }));
  const cancelled = { stopNumber: null, version: 2, reason: '临时取消' };
  valueOf(await call(officer, fairs.cancelFair, { key: newKey(), params, body: cancelled }));
  house.clock.advance(60);
  while ((await tell()) > 0);
};
const WHICH = { category: 'fridge' as const, brand: '青样', gtins: [], modelNumbers: ['OLD-500'] };

/** A price is pledged, found too high, and looked at; somebody searches the catalogue. */
const lookAtPrices = async (house: TestHouse, drain: () => Promise<unknown>) => {
  const [till, officer] = [await signedIn(house, '样例店员一'), await signedIn(house, '样例经办员')];
  const { gtin, filedPriceFen } = eligibleModel('fridge');
  const seller = { ...shopper(94), roles: ['store-manager' as const], shopId: SHOP_IDS.nanshan };
  const body = { gtin, priceFen: filedPriceFen };
  valueOf(await call(await asPerson(house, seller), filePrice, { key: newKey(), body }));
  expect(valueOf(await call(till, listOwnPrices, {})).items).toHaveLength(1);
  const watch = { priceWatch: { tolerance: basisPoints(500), action: 'warn' as const } };
  const campaignId = await campaignAsking(house, [], undefined, watch);
  const preview = await customerAt(house, till, campaignId);
  const price = { listFen: fen(filedPriceFen + 100), deductions: [] };
  const sale = { ...saleOf(preview, eligibleModel('fridge')), price };
  valueOf(await call(till, redeemVoucher, { key: newKey(), body: sale }));
  await drain();
  expect(valueOf(await call(officer, listRaisedPrices, {})).items).toHaveLength(1);
  valueOf(await call(till, getModelPrices, { params: { gtin, regionCode: '440305' } }));
  expect(valueOf(await call(till, listApplianceModels, { query: { q: gtin } })).total).toBe(1);
};

/** A unit that was subsidised elsewhere: its shop sees it held, its office decides. */
const lookAtUnits = async (house: TestHouse, drain: () => Promise<unknown>, report: Job) => {
  const till = await signedIn(house, '样例店员一');
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  const preview = await reserved(house, till, await claimed(await asPerson(house, shopper(95)), campaignId, 'fridge'));
  const body = { ...saleOf(preview, eligibleModel('fridge')), serialNumber: 'USED0000001' };
  const { redemptionId, shopId } = valueOf(await call(till, redeemVoucher, { key: newKey(), body }));
  await drain();
  while ((await report()) > 0);
  valueOf(await call(till, getUnitStanding, { params: { redemptionId } }));
  const approver = await signedIn(house, '样例审批员');
  expect(valueOf(await call(approver, listHeldUnits, {})).items).toHaveLength(1);
  const given = { outcome: 'cleared' as const, reason: '外省误录，已核实' };
  const params = { shopId, redemptionId };
  valueOf(await call(approver, decideHeldUnit, { key: newKey(), params, body: given }));
};

/** One order is signed for, one cancelled, and one lies until its time is over; the shop and the shopper look. */
const orderOnline = async (house: TestHouse, till: Transport, campaignId: CampaignId) => {
  const owner = await asPerson(house, shopper(90));
  valueOf(await signFor(owner, await shipped(house, campaignId, owner)));
  const other = await asPerson(house, shopper(91));
  valueOf(await cancel(other, await placed(campaignId, other)));
  await placed(campaignId, await asPerson(house, shopper(92)));
  valueOf(await call(owner, listOrders, {}));
  valueOf(await call(till, listShopOrders, {}));
};

/** A device is registered, approved, looked at, and sells twice in a day. */
const sellAtATill = async (house: TestHouse, campaignId: CampaignId) => {
  const [clerk, manager] = [await signedIn(house, '样例店员三'), await signedIn(house, '样例店长二')];
  const device = await approved({ clerk, manager }, SHOP_IDS.nanshanSecond);
  valueOf(await call(manager, setTillRule, { key: newKey(), body: { required: true } }));
  valueOf(await call(manager, listTills, {}));
  for (const number of [191, 192]) await sold(house, atTill(house.clock, clerk, device), campaignId, shopper(number));
};

/** Drops with a lane of their own. */
const FOR_ELDERS_FIRST: ReleaseSchedule = {
  kind: 'daily',
  time: '10:00',
  shares: [{ for: { kind: 'senior' }, share: basisPoints(2_000), untilTime: '18:00' }],
};

/** Somebody is early for a rush, somebody else comes after its opening, and both see what is left. */
const rush = async (house: TestHouse) => {
  const campaignId = await rushCampaign(house, 'rights-rush');
  house.clock.set(shanghai('2026-03-02T09:55'));
  const [early, late] = [await asPerson(house, shopper(80)), await asPerson(house, shopper(81))];
  await askedIn(early, campaignId);
  house.clock.set(shanghai('2026-03-02T10:00'));
  for (const one of [early, late]) await askedIn(one, campaignId);
  valueOf(await call(transport(house), getSupply, { params: { campaignId } }));
};

/** Tries everything out that can be, before it is done. */
const rehearsed =
  (send: Transport): Transport =>
  async (request) => {
    const tried = ENDPOINTS.some(({ id, dryRun }) => id === request.operation && dryRun);
    if (tried) await send({ ...request, headers: { ...request.headers, 'dry-run': 'true' } });
    return send(request);
  };

/** Every use case once: whatever a function does to the table, it does here. */
type Job = () => Promise<number>;
type Allot = Parameters<typeof settleAwards>[0];
const liveADay = async (
  house: TestHouse,
  drain: () => Promise<unknown>,
  {
    expire,
    sign,
    letOut,
    drop,
    settle,
    allot,
    rescue,
    report,
  }: Record<'expire' | 'sign' | 'report' | 'letOut' | 'drop' | 'settle' | 'rescue', Job> & {
    allot: Allot;
  },
) => {
  await arrive(house);
  await staffTheShop(house);
  await useAScreen(house);
  await leave(house);
  await rush(house);
  const [officer, till] = [await signedIn(house, '样例经办员'), rehearsed(await signedIn(house, '样例店员一'))];
  await discussADraft(house);
  await steerACampaign(house);
  await claimInAGroup(house);
  await drawAndWait({ ...house, ...allot });
  await changeTheirMinds({ ...house, ...allot });
  const campaignId = await approvedCampaign(house, { fridge: 150_000, phone: 5_000 });
  await inForce(house, draftWith([{ category: 'fridge', budgetFen: 300 * 150_000 }], { release: FOR_ELDERS_FIRST }));
  await actForOthers(house, campaignId, drain);
  const fridge = eligibleModel('fridge');
  for (const path of [
    '/v1/regions/440305/campaigns',
    '/v1/appliance-models?category=fridge',
    `/v1/appliance-models/${fridge.gtin}`,
  ])
    expect((await house.api.request(path)).status).toBe(200);
  const price = { listFen: fridge.filedPriceFen, deductions: [] };
  valueOf(await call(officer, makeQuote, { body: { campaignId, gtin: fridge.gtin, price } }));

  const [first, second, third] = [
    await asPerson(house, shopper(1)),
    await asPerson(house, shopper(2)),
    await asPerson(house, shopper(3)),
  ];
  await proveASale(house, till);
  await connectASystem(house);
  await firmComesAndGoes(house, campaignId, rescue);
  await orderOnline(house, till, campaignId);
  await sellAtATill(house, campaignId);
  const held = await claimed(first, campaignId, 'fridge');
  await drain();
  const sale = saleOf(await reserved(house, till, held), fridge);
  const { redemptionId } = valueOf(await call(till, redeemVoucher, { key: newKey(), body: sale }));
  valueOf(await call(till, listRedemptions, {}));
  valueOf(await call(first, getVoucher, { params: { voucherId: held.voucher.voucherId } }));
  const goodsBack = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
  valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body: goodsBack }));
  const phone = await reserved(house, till, await claimed(first, campaignId, 'phone'));
  const phoneSale = { key: newKey(), body: saleOf(phone, eligibleModel('phone', fen(500_000))) };
  const { redemptionId: phoneSold } = valueOf(await call(till, redeemVoucher, phoneSale));
  valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId: phoneSold }, body: goodsBack }));
  valueOf(await call(till, listReturns, {}));
  const back = await claimed(second, campaignId, 'fridge');
  const params = { voucherId: back.voucher.voucherId };
  // at once: the one who comes second reads back what the first was told
  const giving = { key: newKey(), params, body: {} };
  for (const given of await Promise.all([1, 2, 3, 4, 5, 6].map(() => call(second, giveBackVoucher, giving))))
    valueOf(given);
  const typed = await claimed(third, campaignId, 'fridge');
  await drain();
  const code = codeAt(typed.secret ?? '', typed.voucher.voucherId, house.clock.now()).digits;
  valueOf(await call(till, reserveVoucher, { key: newKey(), body: { code } }));
  for (const ask of [listVouchers, getPoints] as const) expect((await house.api.request(ask.path)).status).toBe(401);
  valueOf(await call(first, listVouchers, {}));
  valueOf(await call(first, getPoints, { query: {} }));

  const [citizen] = DEMONSTRATION_CITIZENS;
  await verified(await signedIn(house, '样例市民丁（未实名）'), citizen);
  const taken = await call(await unverified(house), verifyIdentity, { key: newKey(), body: entryOf(citizen) });
  expect(refusalCode(taken)).toBe('IdentityTaken');

  // day by day, so that reminders have their moment too
  for (let day = 1; day <= 10; day++) {
    base.clock.advance(86_400);
    while ((await expire()) > 0);
  }
  await drain();
  await buyAReward(house, drain);
  await bringModels(house);
  await recallWhatIsOwned(house);
  await goToFair(house, expire);
  while ((await letOut()) > 0);
  while ((await drop()) > 0);
  await settleAwards(allot);
  await settle();
  await settle();
  const again = await asPerson(house, shopper(3));
  valueOf(await call(again, claimVoucher, { key: newKey(), params: { campaignId, category: 'fridge' }, body: {} }));
  await drain();
  await lookAtUnits(house, drain, report);
  await promote(house);
  await lookAtPrices(house, drain);
  await askWhy(house, again, campaignId, sign);
};

test('each function does to the table what its rights allow, and has no right it does not use', async () => {
  const uses = Object.fromEntries(Object.keys(TABLE_RIGHTS).map((name) => [name, new Set<Use>()])) as Record<
    FunctionName,
    Set<Use>
  >;
  const seen = watched(uses.api);
  // as on Lambda
  const quota = leaseBook({ table: seen.table, owner: 'watched', most: LEASE_MAX.lambda, restMs: 0 });
  const api = { ...seen, quota, putSlot: putSlotAlone(seen.table) };
  const house: TestHouse = { ...base, api: apiOf(api, 'demonstration') };
  const route = routeEvents({
    'index-vouchers': localQueue(consumersOf(watched(uses['index-vouchers']))['index-vouchers']),
    'earn-points': localQueue(consumersOf(watched(uses['earn-points']))['earn-points']),
    'follow-prices': localQueue(consumersOf(watched(uses['follow-prices']))['follow-prices']),
    'follow-units': localQueue(consumersOf(watched(uses['follow-units']))['follow-units']),
    'fold-releases': localQueue(consumersOf(watched(uses['fold-releases']))['fold-releases']),
    'notify-principals': localQueue(consumersOf(watched(uses['notify-principals']))['notify-principals']),
    'write-receipts': localQueue(consumersOf(watched(uses['write-receipts']))['write-receipts']),
  });
  const { drain } = streamPump(base.endpoint, base.table.name, route);
  const expiring = watched(uses['expire-vouchers']);
  const [expireAll, lapseAll, tellAll] = [expireVouchers(expiring), lapseOrders(expiring), tellEndings(expiring)];
  const tellOfFairs = tellParties(expiring);
  const expire = async () => (await expireAll()) + (await lapseAll()) + (await tellAll()) + (await tellOfFairs());
  const dropping = watched(uses['let-out-drops']);
  const letOut = letOutTranches(dropping);
  const drop = letOutDrops(dropping);
  const settle = settleLeases({
    ...watched(uses['settle-leases']),
    stream: localStream(base.endpoint, base.table.name),
  });
  const allot: Allot = {
    expire,
    pump: { ...base.pump, drain },
    lapse: lapseAwards(watched(uses['lapse-awards'])),
    draws: runDraws({ ...watched(uses['run-draws']), publicValueOf: enteredByOfficers }),
    offerFreed: offerFreed(watched(uses['offer-freed'])),
  };
  const rescue = rescueVouchers(watched(uses['rescue-vouchers']));
  const sign = signReceipts(watched(uses['sign-receipts']));
  const report = reportUnits({ ...watched(uses['report-units']), platform: base.platform });
  await liveADay(house, drain, { expire, letOut, drop, settle, allot, sign, report, rescue });
  const names = Object.keys(uses) as FunctionName[];
  const done = Object.fromEntries(names.map((name) => [name, [...uses[name]].toSorted()]));
  expect(done).toEqual(Object.fromEntries(names.map((name) => [name, rightsOf(name)])));
  await expectSound({ pump: { ...base.pump, drain }, table: base.table, vault: base.vault });
});
