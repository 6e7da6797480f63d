import { ENDPOINTS } from '@luhuan/shared/api/all';
import * as campaigns from '@luhuan/shared/api/campaigns';
import type { Endpoint } from '@luhuan/shared/api/endpoint';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Operation, PERMISSIONS, type Reach, may } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import { Role } from '@luhuan/shared/person/role';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  CONTACT,
  approvedCampaign,
  asPerson,
  changeWith,
  claimed,
  eligibleModel,
  newKey,
  planWith,
  reserved,
  saleOf,
  shopper,
} from '../support/scenes.ts';
import { enterContact, erase, exported, privacyOf } from '../support/vault.ts';

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
};

const personOf = (relation: Exclude<Relation, 'absent'>, role: Role): Person => {
  const { number, shop, region } = OWNER[relation];
  const shopId = may({ roles: [role] }, 'reserveVoucher') ? SHOP_IDS[shop] : null;
  return { ...shopper(number), roles: [role], regionCode: region, shopId };
};

let house: TestHouse;
let open: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  open = await approvedCampaign(house, { fridge: 150_000, phone: 50_000 });
});
afterAll(() => house.stop());

const BUDGETS = [{ category: 'washer' as const, budgetFen: fen(150_000) }];

/** A draft of a region, written by somebody who never asks for it; `inReview`: submitted. */
const draftIn = async (regionCode: RegionCode, inReview: boolean) => {
  const author = await asPerson(house, { ...shopper(90), roles: ['campaign-officer'], regionCode });
  const body = { ...planWith(BUDGETS), regionCode };
  const { campaign } = valueOf(await call(author, campaigns.openCampaign, { key: newKey(), body }));
  const params = { campaignId: campaign.campaignId };
  if (inReview) valueOf(await call(author, campaigns.submitCampaign, { key: newKey(), params, body: {} }));
  return campaign;
};

const redeemed = async (relation: Exclude<Relation, 'absent'>): Promise<string> => {
  const till = await asPerson(house, personOf(relation, 'clerk'));
  const held = await claimed(await asPerson(house, shopper(20 + OWNER[relation].number)), open, 'phone');
  const preview = await reserved(house, till, held);
  const sale = saleOf(preview, eligibleModel('phone', fen(600_000)));
  return valueOf(await call(till, redeemVoucher, { key: newKey(), body: sale })).redemptionId;
};

type Target = { readonly params: Record<string, string>; readonly body?: unknown; readonly id: string };
const campaignTarget = (inReview: boolean, bodyOf: (hash: string) => unknown) => async (relation: Relation) => {
  if (relation === 'absent') {
    const id = 'cmp_01TEST00000000000000000001';
    return { params: { campaignId: id }, body: bodyOf('0'.repeat(64)), id };
  }
  const { campaignId, hash } = await draftIn(OWNER[relation].region, inReview);
  return { params: { campaignId }, body: bodyOf(hash), id: campaignId };
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

/** How to ask for a thing of each relation, for every operation whose reach ends somewhere. */
const TARGETS: Partial<Record<Operation, (relation: Relation) => Promise<Target>>> = {
  getManagedCampaign: campaignTarget(false, () => undefined),
  listManagedCampaigns: campaignTarget(false, () => undefined),
  reviseCampaign: campaignTarget(false, () => changeWith(BUDGETS)),
  submitCampaign: campaignTarget(false, () => ({})),
  approveCampaign: campaignTarget(true, (hash) => ({ hash })),
  objectToCampaign: campaignTarget(true, (hash) => ({ hash, reason: '预算依据不足' })),
  getVoucher: voucherTarget,
  listVouchers: voucherTarget,
  giveBackVoucher: voucherTarget,
  listRedemptions: async (relation) => ({
    params: {},
    id: relation === 'absent' ? 'rdm_none' : await redeemed(relation),
  }),
};
/** Ends somewhere, but names no thing: the session, who one is, what is kept of one, the own points, and a plan that names a place. */
const WITHOUT_TARGET: readonly Operation[] = [
  'linkPhone',
  'renewSession',
  'verifyIdentity',
  'getMe',
  'getPrivacy',
  'giveConsent',
  'withdrawConsent',
  'correctContact',
  'exportMyData',
  'eraseMe',
  'getPoints',
  'openCampaign',
];

const limited = ENDPOINTS.filter(({ id }) => PERMISSIONS[id].reach !== 'any' && !WITHOUT_TARGET.includes(id));

const ask = async (e: Endpoint, person: Person, { params, body }: Target) => {
  const { status, data } = await (
    await asPerson(house, person)
  )({
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
      const target = await targetOf(relation);
      const absent = await targetOf('absent');
      const isList = !e.path.endsWith('}') && e.method === 'get';
      for (const role of Role.options) {
        const caller = personOf('own', role);
        const answer = await ask(e, caller, target);
        if (!may(caller, id)) expect(answer).toMatchObject({ status: 403, data: { code: 'NotAllowed' } });
        else if (isList) {
          expect(answer.status).toBe(200);
          const found = JSON.stringify(answer.data).includes(target.id);
          expect({ role, found }).toEqual({ role, found: IN_REACH[PERMISSIONS[id].reach].includes(relation) });
        } else if (relation !== 'absent' && IN_REACH[PERMISSIONS[id].reach].includes(relation))
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
  const points = await ask(endpoint('getPoints'), personOf('own', 'shopper'), { params: {}, id: '' });
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
