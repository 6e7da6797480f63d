import { makeApiKey } from '@luhuan/shared/api/api-keys';
import { KeyScope } from '@luhuan/shared/api-key/scope';
import { ENDPOINTS } from '@luhuan/shared/api/all';
import type { Endpoint } from '@luhuan/shared/api/endpoint';
import { permissionOf } from '@luhuan/shared/person/permission';
import { Role } from '@luhuan/shared/person/role';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { actingFor } from '../support/powers.ts';
import { asPerson, newKey, sessionFor, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** Something of the right shape, so that nothing but the role can be what is refused. */
const EXAMPLES: Readonly<Record<string, string>> = {
  regionCode: '440300',
  campaignId: 'cmp_01TEST00000000000000000001',
  category: 'fridge',
  gtin: '6901234567892',
  receiptId: `rct_${'0'.repeat(26)}`,
  appealId: `apl_${'0'.repeat(26)}`,
  purpose: 'contact',
  voucherId: `vch_${'0'.repeat(44)}`,
  uploadId: `upl_${'0'.repeat(26)}`,
  awardId: `awd_${'0'.repeat(26)}`,
  round: '1',
  keyId: `key_${'0'.repeat(26)}`,
  entryId: `reg_${'0'.repeat(26)}`,
  ownedId: `own_${'0'.repeat(26)}`,
  recallId: `rcl_${'0'.repeat(26)}`,
  fairId: `fai_${'0'.repeat(26)}`,
  stopNumber: '1',
  tillId: `til_${'0'.repeat(26)}`,
};

const request = (e: Endpoint) => ({
  operation: e.id,
  method: e.method === 'get' ? ('GET' as const) : ('POST' as const),
  path: e.path.replace(/\{(\w+)\}/g, (_, name: string) => EXAMPLES[name] ?? name),

  headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
  body: e.method === 'post' ? {} : undefined,
});

const codeOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;

const outcome = async (e: Endpoint, send: ReturnType<typeof transport>) => {
  const { status, data } = await send(request(e));
  return { status, code: codeOf(data) };
};

let leavers = 0;
/** The same person again and again, but for what nobody does twice. */
const callerOf = (e: Endpoint, role: Role) => ({
  ...shopper(e.id === 'eraseMe' ? 500 + ++leavers : 1),
  roles: [role],
});

const REFUSED_FOR_ROLE = ['SignInNeeded', 'NotAllowed'];

test('there is an endpoint for every verb of the first house', () => {
  expect(ENDPOINTS.length).toBeGreaterThanOrEqual(24);
  expect(new Set(ENDPOINTS.map(({ id }) => id)).size).toBe(ENDPOINTS.length);
});

describe.each(ENDPOINTS.map((e) => [e.id, e] as const))('%s', (_, e) => {
  test('without a session', async () => {
    const { status, code } = await outcome(e, transport(house));
    if (e.allow === 'everybody') expect(REFUSED_FOR_ROLE).not.toContain(code);
    else expect({ status, code }).toEqual({ status: 401, code: 'SignInNeeded' });
  });

  test('with a forged session', async () => {
    const { code } = await outcome(e, transport(house, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJwZXJfMSJ9.AAAA'));
    if (e.allow === 'everybody') expect(REFUSED_FOR_ROLE).not.toContain(code);
    else expect(code).toBe('SignInNeeded');
  });

  test.each(Role.options)('as %s', async (role) => {
    const send = await asPerson(house, callerOf(e, role));
    const { status, code } = await outcome(e, send);
    const allowed = !Array.isArray(e.allow) || e.allow.includes(role);
    if (allowed) expect(REFUSED_FOR_ROLE).not.toContain(code);
    else expect({ status, code }).toEqual({ status: 403, code: 'NotAllowed' });
  });
});

test.each(ENDPOINTS.map((e) => [e.id, permissionOf(e.id).confirm === true, e] as const))(
  '%s without a confirmation of the last minutes is refused for want of one: %s',
  async (_, confirm, e) => {
    const role = Array.isArray(e.allow) ? e.allow[0] : 'shopper';
    const { token } = await sessionFor(house, { ...shopper(1), roles: [role] }, { confirmed: false });
    const { status, code } = await outcome(e, transport(house, token));
    if (confirm) expect({ status, code }).toEqual({ status: 403, code: 'ConfirmationNeeded' });
    else expect(code).not.toBe('ConfirmationNeeded');
  },
);

describe.each(ENDPOINTS.map((e) => [e.id, permissionOf(e.id).delegable, e] as const))(
  '%s by somebody who says to act for another (%s)',
  (_, delegable, e) => {
    test.each(Role.options)('as %s', async (role) => {
      const send = actingFor(await asPerson(house, { ...shopper(1), roles: [role] }), shopper(2));
      const { status, code } = await outcome(e, send);
      expect({ status, code }).toEqual({ status: 403, code: delegable === undefined ? 'NotAllowed' : 'PowerMissing' });
    });

    test('without a session', async () => {
      const { code } = await outcome(e, actingFor(transport(house), shopper(2)));
      expect(code).toBe(e.allow === 'everybody' && delegable === undefined ? 'NotAllowed' : 'SignInNeeded');
    });
  },
);

let keys = 0;
/** A system of a shop, with a key of its own: a key makes so many calls in ten seconds. */
const systemWith = async (scopes: KeyScope[]) => {
  const manager = { ...shopper(700), roles: ['store-manager' as const], shopId: SHOP_IDS.nanshan };
  const body = { name: `key ${++keys}`, scopes };
  const { token } = valueOf(await call(await asPerson(house, manager), makeApiKey, { key: newKey(), body }));
  return transport(house, token ?? '');
};

describe.each([...KeyScope.options.map((scope) => [scope] as const), KeyScope.options])('a key for %s', (...scopes) => {
  test('opens what the table gives its scopes, is nobody where everybody may, and nothing else', async () => {
    for (const part of [0, 1, 2, 3].map((at) => ENDPOINTS.filter((_, index) => index % 4 === at))) {
      const send = await systemWith(scopes);
      for (const e of part) {
        const { keyed } = permissionOf(e.id);
        const { status, code } = await outcome(e, send);
        const said = { id: e.id, status, code };
        const open = e.allow === 'everybody' || (keyed !== undefined && scopes.includes(keyed));
        if (open) expect([...REFUSED_FOR_ROLE, 'KeyNotForThis', 'KeyNotAccepted']).not.toContain(code);
        else expect(said).toEqual({ id: e.id, status: 403, code: 'KeyNotForThis' });
      }
    }
  });
});

test('a key sells, takes goods back and looks at both: nothing of people, staff, powers or keys', () => {
  const keyed = ENDPOINTS.flatMap(({ id }) => (permissionOf(id).keyed === undefined ? [] : [id]));
  expect(keyed.toSorted()).toEqual([
    'bundleGoods',
    'getBundle',
    'getRedemption',
    'listBundles',
    'listOwnPrices',
    'listRedemptions',
    'listReturns',
    'listShopPromotions',
    'quoteReturn',
    'quoteSale',
    'redeemVoucher',
    'reserveVoucher',
    'returnGoods',
  ]);
});

test('only the wallet, and what leads to it, can be handled for another: nothing that moves budget, roles, identity or powers', () => {
  const delegable = ENDPOINTS.filter(({ id }) => permissionOf(id).delegable !== undefined).map(({ id }) => id);
  expect(delegable.toSorted()).toEqual([
    'cancelOrder',
    'claimVoucher',
    'combineOffers',
    'declineAward',
    'getStanding',
    'getVoucher',
    'giveBackVoucher',
    'joinLine',
    'leaveLine',
    'listApplianceModels',
    'listOffers',
    'listOrders',
    'listVouchers',
    'makeQuote',
    'placeOrder',
    'printCard',
    'provePlace',
    'registerForDraw',
    'requestAdmission',
    'signOrder',
    'stopCard',
    'takeCoupon',
    'withdrawFromDraw',
  ]);
});

test('what moves budget, policy, roles or personal data out wants a confirmation', () => {
  const confirmed = ENDPOINTS.filter(({ id }) => permissionOf(id).confirm === true).map(({ id }) => id);
  expect(confirmed.toSorted()).toEqual([
    'actForEntry',
    'approveCampaign',
    'approveTill',
    'confirmDeed',
    'confirmPrizeValue',
    'confirmPublicValue',
    'decideAdjustment',
    'decideDropChange',
    'decideEntry',
    'dismissStaff',
    'enterPrizeValue',
    'enterPublicValue',
    'eraseMe',
    'exportMyData',
    'findTill',
    'freezePacing',
    'inviteStaff',
    'makeApiKey',
    'offerPower',
    'prepareEntry',
    'requestAdjustment',
    'requestDropChange',
    'resumeCampaign',
    'revokeApiKey',
    'rotateApiKey',
    'setTillRule',
    'stopCampaign',
    'submitCampaign',
    'takeDeedBack',
    'unfreezePacing',
  ]);
});

test('after all of it the table is as it was: a refused call changed nothing', () => expectSound(house));
