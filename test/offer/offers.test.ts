import { stopCampaign } from '@luhuan/shared/api/campaigns';
import { listOffers } from '@luhuan/shared/api/offers';
import { provePlace } from '@luhuan/shared/api/places';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { CampaignId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { PUBLIC_DRAW, shanghai } from '../support/samples.ts';
import { asPerson, claimed, draftWith, inForce, newKey, shopper, unverified, verified } from '../support/scenes.ts';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

let programmes = 0;
/** A campaign that has its programme to itself, so that tests do not count each other's vouchers; `budgets` in fen. */
const open = (change: Partial<Rules> = {}, budgets: Partial<Record<Category, number>> = { fridge: 1_500_000 }) =>
  inForce(
    house,
    draftWith(
      Object.entries(budgets).map(([category, budgetFen]) => ({ category: category as Category, budgetFen })),
      { programme: `offers-${++programmes}`, ...change },
    ),
  );
const offersTo = async (send: Transport, campaignId: CampaignId, regionCode = NANSHAN) => {
  const { offers } = valueOf(await call(send, listOffers, { params: { regionCode } }));
  return offers.filter((offer) => offer.campaignId === campaignId);
};
let people = 0;
const somebody = () => asPerson(house, shopper(700_000 + ++people));

describe('what can I get today', () => {
  test('a verified person: now, up to ¥1,500, in shops and online, 10 left', async () => {
    const [offer] = await offersTo(await somebody(), await open());
    expect(offer).toMatchObject({
      standing: 'now',
      category: 'fridge',
      channels: ['store', 'online'],
      why: null,
      from: null,
      voucherId: null,
      vouchersLeft: 10,
      decision: { result: 'eligible', upToFen: 150_000 },
    });
  });

  test('nobody signed in: one step away, and the step is to sign in', async () => {
    const [offer] = await offersTo(transport(house), await open());
    expect(offer).toMatchObject({ standing: 'if', why: { code: 'HistoryUnknown', action: 'sign-in' } });
  });

  test('who has not proven who they are is told to, and once they have can have it with the same session', async () => {
    const campaignId = await open();
    const person = await unverified(house);
    expect((await offersTo(person, campaignId))[0]).toMatchObject({
      standing: 'if',
      why: { code: 'IdentityNotVerified', action: 'verify-identity' },
    });
    await verified(person, DEMONSTRATION_CITIZENS[0]);
    expect((await offersTo(person, campaignId))[0]).toMatchObject({ standing: 'now', why: null });
  });

  test('who holds the voucher is shown it', async () => {
    const campaignId = await open();
    const person = await somebody();
    const { voucher } = await claimed(person, campaignId, 'fridge');
    expect((await offersTo(person, campaignId))[0]).toMatchObject({
      standing: 'held',
      voucherId: voucher.voucherId,
      why: { code: 'VoucherHeld', action: 'open-wallet' },
    });
  });

  test('outside the hours it opens soon: at 09:00 tomorrow, Shanghai time', async () => {
    const opening = { from: null, until: null, weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime: '09:00', untilTime: '09:30' };
    const campaignId = await open({ openings: [opening] });
    const [offer] = await offersTo(await somebody(), campaignId);
    expect(offer).toMatchObject({
      standing: 'soon',
      from: shanghai('2026-03-02T09:00'),
      why: { code: 'CampaignNotYetOpen' },
    });
  });

  test('sold out with a tranche to come: soon, at that moment; without one: not possible, and it says what may come back', async () => {
    const at = shanghai('2026-04-01T10:00');
    const tranches = [{ at, budgets: [{ category: 'fridge' as const, amountFen: 300_000 as never }] }];
    const [more, none] = [await open({ tranches }, { fridge: 150_000 }), await open({}, { fridge: 150_000 })];
    for (const campaignId of [more, none]) await claimed(await somebody(), campaignId, 'fridge');
    const person = await somebody();
    expect((await offersTo(person, more))[0]).toMatchObject({ standing: 'soon', from: at, vouchersLeft: 0 });
    expect((await offersTo(person, none))[0]).toMatchObject({ standing: 'no', why: { code: 'QuotaExhausted' } });
  });

  test('paused: not possible, with the office’s own words in both languages', async () => {
    const campaignId = await open();
    const reason = { 'zh-CN': '系统核对额度', en: 'The money is being checked' };
    const officer = await signedIn(house, '样例经办员');
    const params = { campaignId };
    valueOf(await call(officer, stopCampaign, { key: newKey(), params, body: { state: 'paused', reason } }));
    const [offer] = await offersTo(await somebody(), campaignId);
    expect(offer).toMatchObject({ standing: 'no', why: { code: 'CampaignPaused', action: 'open-wallet' } });
    expect(offer?.why?.['zh-CN'].text).toContain('系统核对额度');
    expect(offer?.why?.en.text).toContain('The money is being checked');
  });

  test('a draw cannot be claimed at once: one step away, and it says how', async () => {
    const rounds = [
      {
        registerFrom: shanghai('2026-03-02T00:00'),
        registerUntil: shanghai('2026-03-09T00:00'),
        drawnAt: shanghai('2026-03-10T10:00'),
      },
    ];
    const campaignId = await open({ allocation: { kind: 'draw', rounds, ...PUBLIC_DRAW } });
    expect((await offersTo(await somebody(), campaignId))[0]).toMatchObject({
      standing: 'if',
      why: { code: 'ClaimedOtherwise' },
    });
  });

  test('what comes first is what can be had now, then held, soon, one step away, and last what is not possible', async () => {
    const { offers } = valueOf(await call(await somebody(), listOffers, { params: { regionCode: NANSHAN } }));
    const order = ['now', 'held', 'soon', 'if', 'no'];
    const ranks = offers.map(({ standing }) => order.indexOf(standing));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBeGreaterThan(2);
  });

  test('in Beijing there is nothing of it', async () => {
    const campaignId = await open();
    expect(await offersTo(await somebody(), campaignId, RegionCode.parse('110105'))).toEqual([]);
  });
});

describe('where the phone is', () => {
  const here = { latitude: 22.53, longitude: 113.93 };
  const beijing = { latitude: 39.92, longitude: 116.44 };
  const claimWith = (send: Transport, campaignId: CampaignId, placeProof?: string) =>
    call(send, claimVoucher, {
      key: newKey(),
      params: { campaignId, category: 'fridge' },
      body: placeProof === undefined ? {} : { placeProof },
    });
  const proofOf = async (send: Transport, place: typeof here) => valueOf(await call(send, provePlace, { body: place }));

  test('a campaign that asks refuses without a proof, with one from Beijing, and grants with one from Nanshan', async () => {
    const campaignId = await open({ location: ['claim'] });
    const person = await somebody();
    expect((await offersTo(person, campaignId))[0]).toMatchObject({
      standing: 'if',
      why: { code: 'PlaceUnknown', action: 'prove-place' },
    });
    expect(refusalCode(await claimWith(person, campaignId))).toBe('PlaceUnknown');
    expect(refusalCode(await claimWith(person, campaignId, (await proofOf(person, beijing)).placeProof))).toBe(
      'PlaceElsewhere',
    );
    const proof = await proofOf(person, here);
    expect(proof).toMatchObject({ regionCode: '440305', regionName: '广东省深圳市南山区' });
    const { voucher } = valueOf(await claimWith(person, campaignId, proof.placeProof));
    expect(voucher.place).toMatchObject({ met: true, source: 'phone-place' });
  });

  test('somebody else’s proof, and one of 15 minutes ago, are not known', async () => {
    const campaignId = await open({ location: ['claim'] });
    const [one, other] = [await somebody(), await somebody()];
    const { placeProof } = await proofOf(one, here);
    expect(refusalCode(await claimWith(other, campaignId, placeProof))).toBe('PlaceUnknown');
    house.clock.advance(900);
    expect(refusalCode(await claimWith(one, campaignId, placeProof))).toBe('PlaceUnknown');
  });

  test('at sea there is no region; with the map away nothing is proven and nothing changed', async () => {
    const person = await somebody();
    expect(refusalCode(await call(person, provePlace, { body: { latitude: 0, longitude: -30 } }))).toBe('PlaceUnknown');
    house.mapServer.fail(121);
    expect(refusalCode(await call(person, provePlace, { body: here }))).toBe('ServiceAway');
  });

  test('coordinates are in no log line and no item', async () => {
    await proofOf(await somebody(), { latitude: 22.512_345, longitude: 113.912_345 });
    expect(JSON.stringify(house.logged)).not.toMatch(/22\.51|113\.91/);
  });
});
