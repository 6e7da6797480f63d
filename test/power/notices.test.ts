import { countNotices, listDisavowals, listNotices, readNotices } from '@luhuan/shared/api/notices';
import { revokePower } from '@luhuan/shared/api/powers';
import { claimVoucher, getVoucher, giveBackVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, actingFor, disavowed, noticeOf, noticesOf, power, readyMade } from '../support/powers.ts';
import { approvedCampaign, asPerson, claimed, newKey, reserved, shopper } from '../support/scenes.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { phone: 1_000 * 500 });
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

let people = 0;
const somebody = (): Person => shopper(++people);
const pair = async () => {
  const [elder, child] = [somebody(), somebody()];
  await power(house, { principal: elder, delegate: child, terms: RELATIVE });
  const own = await asPerson(house, elder);
  return { elder, child, own, acting: actingFor(await asPerson(house, child), elder) };
};
const unread = async (send: Transport) => valueOf(await call(send, countNotices, {})).unread;
const open = (send: Transport, voucherId: string) => call(send, getVoucher, { params: { voucherId } });

describe('notices', () => {
  test('tell of power, claim, code, give-back and revocation, once each, newest first, with who it was', async () => {
    const { elder, child, own, acting } = await pair();
    house.clock.advance(60);
    const { voucher } = await claimed(acting, campaignId, 'phone');
    const { voucherId } = voucher;
    house.clock.advance(60);
    for (const _ of [1, 2, 3]) valueOf(await open(acting, voucherId));
    house.clock.advance(60);
    valueOf(await call(acting, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
    house.clock.advance(60);
    const both = { principal: elder.personId, delegate: child.personId };
    valueOf(await call(own, revokePower, { key: newKey(), params: both, body: {} }));
    await house.pump.drain();
    const notices = await noticesOf(own);
    expect(notices.map(({ act }) => act.kind)).toEqual([
      'power-revoked',
      'given-back',
      'shown',
      'claimed',
      'power-accepted',
    ]);
    expect(new Set(notices.map(({ delegate }) => delegate))).toEqual(new Set([child.personId]));
    expect(notices[3]).toMatchObject({ act: { voucherId, category: 'phone' }, readAt: null, disavowedAt: null });
    expect(await noticesOf(await asPerson(house, child))).toEqual([]);
  });

  test('name who acted in full, and hold ids only', async () => {
    const elder = await signedIn(house, '样例长者丙');
    const child = readyMade('样例市民乙');
    await power(house, { principal: readyMade('样例长者丙'), delegate: child, terms: RELATIVE });
    await house.pump.drain();
    expect(await noticesOf(elder)).toMatchObject([{ delegateName: '样例市民乙' }]);
  });

  test('a look at the code is told once a day, a look at what is used or over never', async () => {
    const { own, acting, elder, child } = await pair();
    const { voucher } = await claimed(own, campaignId, 'phone');
    const { voucherId } = voucher;
    for (const _ of [1, 2]) valueOf(await open(acting, voucherId));
    house.clock.advance(86_400);
    const later = actingFor(await asPerson(house, child), elder);
    for (const _ of [1, 2]) valueOf(await open(later, voucherId));
    const mine = await asPerson(house, elder);
    valueOf(await call(mine, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
    house.clock.advance(86_400);
    expect(valueOf(await open(actingFor(await asPerson(house, child), elder), voucherId)).secret).toBeNull();
    await house.pump.drain();
    const kinds = (await noticesOf(await asPerson(house, elder))).map(({ act }) => act.kind);
    expect(kinds).toEqual(['shown', 'shown', 'power-accepted']);
  });

  test('what people do for themselves is told nobody', async () => {
    const own = await asPerson(house, somebody());
    const { voucherId } = (await claimed(own, campaignId, 'phone')).voucher;
    valueOf(await open(own, voucherId));
    valueOf(await call(own, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
    await house.pump.drain();
    expect(await noticesOf(own)).toEqual([]);
  });

  test('are counted until they were on the screen, and paged two by two', async () => {
    const { own, acting } = await pair();
    for (const _ of [1, 2, 3]) {
      house.clock.advance(1);
      const { voucherId } = (await claimed(acting, campaignId, 'phone')).voucher;
      house.clock.advance(1);
      valueOf(await call(acting, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
    }
    await house.pump.drain();
    expect(await unread(own)).toBe(7);
    const all = (await noticesOf(own)).map(({ noticeId }) => noticeId);
    const paged: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query: { limit: number; cursor?: string } = { limit: 2, ...(cursor == null ? {} : { cursor }) };
      const page = valueOf(await call(own, listNotices, { query }));
      paged.push(...page.items.map(({ noticeId }) => noticeId));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
    const noticeIds = all.slice(0, 3);
    for (const _ of [1, 2]) valueOf(await call(own, readNotices, { body: { noticeIds } }));
    expect(await unread(own)).toBe(4);
  });
});

describe('"not me"', () => {
  test('ends the power at once, gives the voucher back, marks the notice and tells the office', async () => {
    const { elder, child, own, acting } = await pair();
    const { voucher } = await claimed(acting, campaignId, 'phone');
    await house.pump.drain();
    const notice = await noticeOf(own, 'claimed');
    const key = newKey();
    const answer = valueOf(await disavowed(own, notice, key));
    expect(answer).toMatchObject({ fate: 'given-back', notice: { noticeId: notice.noticeId } });
    expect(answer.notice.disavowedAt).not.toBeNull();
    expect(refusalCode(await call(acting, listVouchers, {}))).toBe('PowerMissing');
    expect(valueOf(await open(own, voucher.voucherId)).voucher).toMatchObject({
      status: 'given-back',
      givenBackBy: elder.personId,
    });
    const office = valueOf(await call(await signedIn(house, '样例审计员'), listDisavowals, {})).items;
    expect(office.find(({ noticeId }) => noticeId === notice.noticeId)).toEqual({
      noticeId: notice.noticeId,
      principal: elder.personId,
      delegate: child.personId,
      act: notice.act,
      actedAt: notice.at,
      disavowedAt: answer.notice.disavowedAt,
      regionCode: '440300',
      voucher: { voucherId: voucher.voucherId, campaignId },
      fate: 'given-back',
    });
    expect(valueOf(await disavowed(own, notice, key))).toEqual(answer);
    expect(refusalCode(await disavowed(own, notice))).toBe('NotFound');
    // the money is there again, for the person too
    expect(refusalCode(await call(own, claimVoucher, claimInput()))).toBe('none');
  });

  const claimInput = () => ({ key: newKey(), params: { campaignId, category: 'phone' as const }, body: {} });

  test('of a code that was shown leaves a voucher alone that the person claimed', async () => {
    const { own, acting } = await pair();
    const { voucher } = await claimed(own, campaignId, 'phone');
    valueOf(await open(acting, voucher.voucherId));
    await house.pump.drain();
    expect(valueOf(await disavowed(own, await noticeOf(own, 'shown'))).fate).toBe('own');
    expect(valueOf(await open(own, voucher.voucherId)).voucher.status).toBe('held');
    expect(refusalCode(await open(acting, voucher.voucherId))).toBe('PowerMissing');
  });

  test('does not pull a voucher away from under a till: the power ends, and the answer says so', async () => {
    const { own, acting } = await pair();
    const { voucher } = await claimed(acting, campaignId, 'phone');
    const { secret } = valueOf(await open(acting, voucher.voucherId));
    const held = { ...valueOf(await open(own, voucher.voucherId)), secret };
    await reserved(house, await signedIn(house, '样例店员一'), held);
    await house.pump.drain();
    expect(valueOf(await disavowed(own, await noticeOf(own, 'claimed'))).fate).toBe('reserved');
    expect(refusalCode(await open(acting, voucher.voucherId))).toBe('PowerMissing');
    expect(valueOf(await open(own, voucher.voucherId)).voucher.status).toBe('held');
  });

  test('works for an act by a power that is over, and for the power itself; not for an ending', async () => {
    const { elder, child, own, acting } = await pair();
    await claimed(acting, campaignId, 'phone');
    const both = { principal: elder.personId, delegate: child.personId };
    valueOf(await call(own, revokePower, { key: newKey(), params: both, body: {} }));
    await house.pump.drain();
    expect(valueOf(await disavowed(own, await noticeOf(own, 'claimed'))).fate).toBe('given-back');
    expect(valueOf(await disavowed(own, await noticeOf(own, 'power-accepted'))).fate).toBe('none');
    expect(refusalCode(await disavowed(own, await noticeOf(own, 'power-revoked')))).toBe('NotFound');
  });

  test('said on two phones at once counts once', async () => {
    const { own, acting } = await pair();
    await claimed(acting, campaignId, 'phone');
    await house.pump.drain();
    const notice = await noticeOf(own, 'claimed');
    const codes = await Promise.all([1, 2, 3, 4].map(async () => refusalCode(await disavowed(own, notice))));
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
  });
});
