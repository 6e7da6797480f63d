import { getMe } from '@luhuan/shared/api/people';
import * as sessions from '@luhuan/shared/api/sessions';
import { approveCampaign, getManagedCampaign, openCampaign, submitCampaign } from '@luhuan/shared/api/campaigns';
import { claimVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putPerson } from '../../functions/src/person/store.ts';
import { writeOne } from '../../functions/src/platform/table.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { personNamed, refusalCode, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, newKey, draftWith, reported, sessionFor, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const openAs = async (name: string, device = '') =>
  valueOf(
    await call(transport(house), sessions.openDemonstrationSession, { body: { personId: personNamed(name), device } }),
  );

describe('devices', () => {
  test('a person sees each device they are signed in on, newest first, and which one they hold', async () => {
    const phone = await openAs('样例市民甲', '手机 · Android');
    const screen = await openAs('样例市民甲', 'Chrome · Windows');
    const { items } = valueOf(await call(transport(house, phone.token), sessions.listSessions, {}));
    expect(items.slice(0, 2).map(({ device, current }) => ({ device, current }))).toEqual([
      { device: 'Chrome · Windows', current: false },
      { device: '手机 · Android', current: true },
    ]);
    expect(screen.sessionId).not.toBe(phone.sessionId);
  });

  test('signing another device out ends its calls at once, and only its', async () => {
    const [mine, lost] = [await openAs('样例市民乙'), await openAs('样例市民乙')];
    const params = { sessionId: lost.sessionId };
    valueOf(await call(transport(house, mine.token), sessions.endSession, { params, body: {} }));
    expect(refusalCode(await call(transport(house, lost.token), listVouchers, {}))).toBe('SignInNeeded');
    expect(refusalCode(await call(transport(house, mine.token), listVouchers, {}))).toBe('none');
    const again = await call(transport(house, mine.token), sessions.endSession, { params, body: {} });
    expect(refusalCode(again)).toBe('NotFound');
  });

  test('a session of staff ends after 12 hours, one of a shopper after 30 days', async () => {
    const [clerk, shopping] = [await openAs('样例店员一'), await openAs('样例市民甲')];
    const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1_000;
    expect(seconds(house.clock.now(), clerk.expiresAt)).toBe(12 * 3_600);
    expect(seconds(house.clock.now(), shopping.expiresAt)).toBe(30 * 86_400);
    house.clock.advance(12 * 3_600);
    expect(refusalCode(await call(transport(house, clerk.token), getMe, {}))).toBe('SignInNeeded');
    expect(refusalCode(await call(transport(house, shopping.token), getMe, {}))).toBe('none');
  });
});

describe('a token', () => {
  const request = (token: string) => house.api.request('/v1/me', { headers: { authorization: `Bearer ${token}` } });

  test('is renewed by the way once it is four minutes old, and not before', async () => {
    const { token } = await openAs('样例市民甲');
    house.clock.advance(239);
    expect((await request(token)).headers.get('session-token')).toBeNull();
    house.clock.advance(1);
    const renewed = (await request(token)).headers.get('session-token') ?? '';
    expect(renewed).not.toBe('');
    expect((await request(renewed)).headers.get('session-token')).toBeNull();
  });

  test('of a device that was signed out is believed for a claim for five minutes, and for nothing else', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 150_000 });
    const owner = shopper(1);
    const [lost, mine] = [await sessionFor(house, owner), await sessionFor(house, owner)];
    const params = { sessionId: lost.sessionId };
    valueOf(await call(transport(house, mine.token), sessions.endSession, { params, body: {} }));
    const claim = { params: { campaignId, category: 'fridge' as const }, body: {} };
    expect(refusalCode(await call(transport(house, lost.token), getMe, {}))).toBe('SignInNeeded');
    house.clock.advance(300);
    const late = await call(transport(house, lost.token), claimVoucher, { key: newKey(), ...claim });
    expect(refusalCode(late)).toBe('SignInNeeded');
    const fresh = await sessionFor(house, owner);
    valueOf(
      await call(transport(house, fresh.token), sessions.endSession, {
        params: { sessionId: fresh.sessionId },
        body: {},
      }),
    );
    const believed = await call(transport(house, fresh.token), claimVoucher, { key: newKey(), ...claim });
    expect(refusalCode(believed)).toBe('none');
  });

  test('still names a role that was taken away: the very next call is refused all the same', async () => {
    const officer = { ...shopper(2), roles: ['auditor' as const], officeRegionCode: RegionCode.parse('440300') };
    const { token } = await sessionFor(house, officer);
    const ask = () =>
      call(transport(house, token), getManagedCampaign, { params: { campaignId: 'cmp_01TEST00000000000000000001' } });
    expect(refusalCode(await ask())).toBe('NotFound');
    await writeOne(house.table, putPerson(house.table, { ...officer, roles: ['shopper'], officeRegionCode: null }));
    expect(refusalCode(await ask())).toBe('NotAllowed');
  });

  test('of somebody who is no more is nobody’s', async () => {
    const { token } = await sessionFor(house, shopper(3));
    const Key = { pk: `PERSON#${shopper(3).personId}`, sk: 'PERSON' };
    await writeOne(house.table, { Delete: { TableName: house.table.name, Key } });
    expect(refusalCode(await call(transport(house, token), getMe, {}))).toBe('SignInNeeded');
  });
});

describe('a confirmation', () => {
  const draft = async (send: ReturnType<typeof transport>) =>
    valueOf(
      await call(send, openCampaign, {
        key: newKey(),
        body: draftWith([{ category: 'washer', budgetFen: fen(300_000) }]),
      }),
    );

  test('is asked for before policy and budget take effect, opens them for ten minutes, and changes no key', async () => {
    const officer = await openAs('样例经办员');
    const send = transport(house, officer.token);
    const opened = await draft(send);
    const params = { campaignId: opened.campaign.campaignId };
    const key = newKey();
    const body = { reportHash: await reported(house, opened), activeFrom: null };
    const submit = () => call(send, submitCampaign, { key, params, body });
    expect(refusalCode(await submit())).toBe('ConfirmationNeeded');
    const { confirmedUntil } = valueOf(await call(send, sessions.confirmDemonstration, { body: {} }));
    expect(Date.parse(confirmedUntil) - Date.parse(house.clock.now())).toBe(600_000);
    expect(refusalCode(await submit())).toBe('none');
  });

  test('runs out at the end of its ten minutes, and is no other session’s', async () => {
    const [one, other] = [await openAs('样例审批员'), await openAs('样例审批员')];
    const opened = await draft(transport(house, (await openAs('样例经办员')).token));
    const read = { hash: opened.revision.hash, reportHash: opened.revision.hash };
    const approve = (token: string) =>
      call(transport(house, token), approveCampaign, {
        key: newKey(),
        params: { campaignId: opened.campaign.campaignId },
        body: read,
      });
    valueOf(await call(transport(house, one.token), sessions.confirmDemonstration, { body: {} }));
    expect(refusalCode(await approve(other.token))).toBe('ConfirmationNeeded');
    expect(refusalCode(await approve(one.token))).toBe('CampaignNotInStatus');
    house.clock.advance(600);
    expect(refusalCode(await approve(one.token))).toBe('ConfirmationNeeded');
  });

  test('is given by a fresh WeChat code of the same person; a code of somebody else, or a used one, is none', async () => {
    const mine = await signedInWithWeChat(house, 'o-confirm');
    const send = transport(house, mine.token);
    const confirm = (code: string) => call(send, sessions.confirmWechat, { body: { code } });
    expect(refusalCode(await confirm(house.wechatServer.logIn('o-somebody-else')))).toBe('OtherPerson');
    const code = house.wechatServer.logIn('o-confirm');
    expect(refusalCode(await confirm(code))).toBe('none');
    expect(refusalCode(await confirm(code))).toBe('LoginCodeUsed');
  });

  test('of a ready-made person is not to be had for a real one', async () => {
    const send = await asPerson(house, shopper(4));
    expect(refusalCode(await call(send, sessions.confirmDemonstration, { body: {} }))).toBe('OtherPerson');
  });
});
