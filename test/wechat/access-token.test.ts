import { linkPhone } from '@luhuan/shared/api/people';
import { plusSeconds } from '@luhuan/shared/clock';
import { writeOne } from '../../functions/src/platform/table.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalCode, signedInWithWeChat, transport } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { type TokenDeps, accessToken } from '../../functions/src/wechat/access-token.ts';
import { openWeChat } from '../../functions/src/wechat/client.ts';
import { readToken, takeLease } from '../../functions/src/wechat/store.ts';

let house: TestHouse;
let shopper: Transport;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
beforeEach(async () => {
  house.clock.advance(60);
  shopper = transport(house, (await signedInWithWeChat(house, 'o-token')).token);
});

const refreshes = () => house.wechatServer.requestsTo('token');
const link = async () =>
  refusalCode(await call(shopper, linkPhone, { body: { code: house.wechatServer.givePhone('13900000001') } }));
/** A server of its own: nothing in common with the others but the table and WeChat. */
const keeper = (): TokenDeps => ({ ...house, wechat: openWeChat(house.wechatServer.account) });
const seen = () => readToken(house.table, house.wechatServer.account.appId);

/** Asks for the token on a hundred servers at once. */
const onHundred = async (refused?: string) => {
  const before = refreshes();
  const tokens = await Promise.all(Array.from({ length: 100 }, () => accessToken(keeper(), refused)));
  return { tokens, refreshes: refreshes() - before };
};
const tokenOf = async (): Promise<string> => {
  const token = await accessToken(keeper());
  if (!token.ok) throw new Error('no token');
  return token.value;
};

describe('100 servers at the same moment', () => {
  test('without any token cause 1 refresh, and all have the same token', async () => {
    const Key = { pk: `TOKEN#${house.wechat.account.appId}`, sk: 'TOKEN' };
    await writeOne(house.table, { Delete: { TableName: house.table.name, Key } });
    const { tokens, refreshes: count } = await onHundred();
    expect(count).toBe(1);
    expect(new Set(tokens.map((token) => token.ok && token.value)).size).toBe(1);
    expect(tokens.every(({ ok }) => ok)).toBe(true);
  });

  test('whose token has just expired cause 1 refresh', async () => {
    const old = await tokenOf();
    house.clock.advance(7_200);
    const { tokens, refreshes: count } = await onHundred();
    expect(count).toBe(1);
    expect(new Set(tokens.map((token) => token.ok && token.value)).size).toBe(1);
    expect(tokens[0]).not.toMatchObject({ value: old });
  });

  test('whose token WeChat has turned down cause 1 refresh', async () => {
    const old = await tokenOf();
    house.wechatServer.revokeTokens();
    const { tokens, refreshes: count } = await onHundred(old);
    expect(count).toBe(1);
    expect(tokens.every((token) => token.ok && token.value !== old)).toBe(true);
  });

  test('in the last four minutes of a token: one gets the next, the others go on with the old one without waiting', async () => {
    const old = await tokenOf();
    house.clock.advance(7_200 - 200);
    const { tokens, refreshes: count } = await onHundred();
    expect(count).toBe(1);
    expect(tokens.every(({ ok }) => ok)).toBe(true);
    expect(tokens.some((token) => token.ok && token.value === old)).toBe(true);
    expect(await tokenOf()).not.toBe(old);
  });
});

describe('a refresher that fails', () => {
  test('killed with the lease, it keeps the others waiting until the lease is over, and no longer', async () => {
    house.clock.advance(7_200);
    expect(
      await takeLease(house.table, house.wechatServer.account.appId, await seen(), house.clock.now()),
    ).toBeDefined();
    const before = refreshes();
    expect(await accessToken(keeper())).toMatchObject({ ok: false, error: { kind: 'away' } });
    expect(refreshes() - before).toBe(0);
    house.clock.advance(10);
    expect((await onHundred()).refreshes).toBe(1);
  });

  test('leaves the old token in use until that expires', async () => {
    const old = await tokenOf();
    house.clock.advance(7_200 - 200);
    house.wechatServer.plan('token', 'html');
    expect(await tokenOf()).toBe(old);
    expect(await tokenOf()).toBe(old);
    house.clock.advance(10);
    expect(await tokenOf()).not.toBe(old);
  });

  test('and came back after its lease was taken over, changes nothing that the other one wrote', async () => {
    const { appId } = house.wechatServer.account;
    house.clock.advance(7_200);
    const stale = await takeLease(house.table, appId, await seen(), house.clock.now());
    house.clock.advance(10);
    const token = await tokenOf();
    const row = await seen();
    expect(row?.version).toBe((stale?.version ?? 0) + 2);
    expect(row?.token?.accessToken).toBe(token);
    expect(await takeLease(house.table, appId, stale, plusSeconds(house.clock.now(), 60))).toBeUndefined();
  });
});

describe('a call with a token that WeChat turns down', () => {
  test.each([
    ['as expired (42001)', () => house.wechatServer.expireTokens()],
    ['as unknown (40001)', () => house.wechatServer.revokeTokens()],
    ['as no token (40014)', () => [house.wechatServer.revokeTokens(), house.wechatServer.plan('phone', 40_014)]],
  ])('%s gets the next token and is repeated once', async (_how, spoil) => {
    expect(await link()).toBe('none');
    spoil();
    const [tokens, calls] = [refreshes(), house.wechatServer.requestsTo('phone')];
    expect(await link()).toBe('none');
    expect([refreshes() - tokens, house.wechatServer.requestsTo('phone') - calls]).toEqual([1, 2]);
  });

  test('is not repeated for ever: turned down twice, it is our fault and logged', async () => {
    expect(await link()).toBe('none');
    house.wechatServer.revokeTokens();
    house.wechatServer.plan('phone', 40_001, 40_001);
    const [tokens, calls] = [refreshes(), house.wechatServer.requestsTo('phone')];
    expect(await link()).toBe('Internal');
    expect([refreshes() - tokens, house.wechatServer.requestsTo('phone') - calls]).toEqual([1, 2]);
  });
});
