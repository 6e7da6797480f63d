import * as awards from '@luhuan/shared/api/awards';
import { claimVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAwards } from '../../functions/src/award/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { join, openLine, settleAwards, standingIn } from '../support/allotting.ts';
import { refusalCode, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, claimed, newKey, shopper, unverified } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const category = 'fridge' as const;
const ANSWER_SECONDS = 24 * 3_600;
let people = 1_000;

/** So many join one after the other, a second apart. */
const joined = async (campaignId: CampaignId, count: number): Promise<Transport[]> => {
  const senders: Transport[] = [];
  for (let n = 0; n < count; n++) {
    const send = await asPerson(house, shopper(++people));
    valueOf(await join(send, { campaignId, category }));
    house.clock.advance(1);
    senders.push(send);
  }
  return senders;
};

const stand = (send: Transport, campaignId: CampaignId) => standingIn(send, 'waiting-list', { campaignId, category });
/** `1`, `2` for places in line; `open`, `lapsed` or `claimed` for an award. */
const states = async (senders: readonly Transport[], campaignId: CampaignId) =>
  Promise.all(
    senders.map(async (send) => {
      const { place, award, waiting } = await stand(send, campaignId);
      return place?.place ?? award?.state ?? waiting?.state ?? 'nothing';
    }),
  );

describe('a line for two vouchers', () => {
  let campaignId: CampaignId;
  let senders: Transport[];
  beforeAll(async () => {
    campaignId = await openLine(house, category, 2);
    senders = await joined(campaignId, 5);
  });

  test('five in it have places 1 to 5; who joins again keeps theirs; an unverified person may not', async () => {
    expect(await states(senders, campaignId)).toEqual([1, 2, 3, 4, 5]);
    valueOf(await join(senders[1] as Transport, { campaignId, category }));
    expect(await states(senders, campaignId)).toEqual([1, 2, 3, 4, 5]);
    expect(refusalCode(await join(await unverified(house), { campaignId, category }))).toBe('IdentityNotVerified');
  });

  test('the first two are offered one each; nobody else can claim', async () => {
    await settleAwards(house);
    expect(await states(senders, campaignId)).toEqual(['open', 'open', 1, 2, 3]);
    const params = { campaignId, category };
    expect(refusalCode(await call(senders[2] as Transport, claimVoucher, { key: newKey(), params, body: {} }))).toBe(
      'ClaimedOtherwise',
    );
    await expectSound(house);
  });

  test('who claims has a voucher on the award’s money: a repeat is the same claim, another one is told they hold it', async () => {
    const [first] = senders;
    const key = newKey();
    const { voucher } = await claimed(first as Transport, campaignId, category, key);
    expect(voucher).toMatchObject({ capFen: 150_000, quota: { lease: null } });
    expect(voucher.award).toMatch(/^awd_/);
    expect((await claimed(first as Transport, campaignId, category, key)).voucher.voucherId).toBe(voucher.voucherId);
    const params = { campaignId, category };
    expect(refusalCode(await call(first as Transport, claimVoucher, { key: newKey(), params, body: {} }))).toBe(
      'VoucherHeld',
    );
    await expectSound(house);
  });

  test('an offer that is not answered in 24 hours goes to the third; one that is declined to the fourth', async () => {
    house.clock.advance(ANSWER_SECONDS);
    await settleAwards(house);
    expect(await states(senders, campaignId)).toEqual(['claimed', 'lapsed', 'open', 1, 2]);
    const third = senders[2] as Transport;
    const { award } = await stand(third, campaignId);
    if (award === null) throw new Error('no award');
    const params = { campaignId, category, awardId: award.awardId };
    valueOf(await call(third, awards.declineAward, { key: newKey(), params, body: {} }));
    expect(refusalCode(await call(third, awards.declineAward, { key: newKey(), params, body: {} }))).toBe('AwardOver');
    await settleAwards(house);
    expect(await states(senders, campaignId)).toEqual(['claimed', 'lapsed', 'lapsed', 'open', 1]);
    await expectSound(house);
  });

  test('a voucher that is given back is offered to the fifth, and who leaves is passed over', async () => {
    const [late] = await joined(campaignId, 1);
    valueOf(
      await call(senders[4] as Transport, awards.leaveLine, {
        key: newKey(),
        params: { campaignId, category },
        body: {},
      }),
    );
    const first = senders[0] as Transport;
    const held = await claimed(first, campaignId, category).catch(() => null);
    expect(held).toBe(null);
    const { award } = await stand(first, campaignId);
    if (award?.state !== 'claimed') throw new Error('not claimed');
    const params = { voucherId: award.voucherId };
    valueOf(await call(first, giveBackVoucher, { key: newKey(), params, body: {} }));
    await settleAwards(house);
    expect(await states([senders[4] as Transport, late as Transport], campaignId)).toEqual(['nothing', 'open']);
    await expectSound(house);
  });

  test('who let an offer lapse may join again, at the end', async () => {
    valueOf(await join(senders[1] as Transport, { campaignId, category }));
    expect(await states([senders[1] as Transport], campaignId)).toEqual([1]);
    await expectSound(house);
  });
});

test('50 join at once and two jobs run side by side: each of 20 vouchers is offered once, 30 wait in places 1 to 30', async () => {
  const campaignId = await openLine(house, category, 20);
  const senders = await Promise.all(Array.from({ length: 50 }, () => asPerson(house, shopper(++people))));
  await Promise.all(senders.map((send) => join(send, { campaignId, category }).then(valueOf)));
  for (let done = 1; done > 0;)
    done = (await Promise.all([house.offerFreed(), house.offerFreed()])).reduce((sum, one) => sum + one, 0);
  const all = await states(senders, campaignId);
  expect(all.filter((state) => state === 'open')).toHaveLength(20);
  expect(all.filter((state) => typeof state === 'number').toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 1),
  );
  await expectSound(house);
});

test('one person who joins on twenty phones stands in the line once', async () => {
  const campaignId = await openLine(house, category, 1);
  const send = await asPerson(house, shopper(++people));
  await Promise.allSettled(Array.from({ length: 20 }, () => join(send, { campaignId, category })));
  valueOf(await join(send, { campaignId, category }));
  expect(await states([send], campaignId)).toEqual([1]);
  await expectSound(house);
});

test('an offer and a claim on it that meet its lapsing end in one of the two, never both', async () => {
  const campaignId = await openLine(house, category, 1);
  const [send] = await joined(campaignId, 1);
  await settleAwards(house);
  const { award } = await stand(send as Transport, campaignId);
  if (award === null) throw new Error('no award');
  const params = { campaignId, category, awardId: award.awardId };
  const [claim, decline] = await Promise.allSettled([
    claimed(send as Transport, campaignId, category),
    call(send as Transport, awards.declineAward, { key: newKey(), params, body: {} }).then(valueOf),
  ]);
  expect([claim.status, decline.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
  await expectSound(house);
});

describe.each(FAULTS)('with one request after the other %s', (fault) => {
  test('three vouchers are offered, lapse and are offered again, each exactly once', async () => {
    const campaignId = await openLine(house, category, 3);
    const first = people + 1;
    await joined(campaignId, 6);
    /** Every job of the clock, with its n-th write spoiled; what it could not do the next run does. */
    const spoiled = async (job: () => Promise<number>): Promise<void> => {
      for (let target = 1; ; target++) {
        let seen = 0;
        await house.faults
          .during(({ command }) => (command === 'Query' || ++seen !== target ? undefined : fault), job)
          .catch(() => undefined);
        if (seen < target) break;
      }
      while ((await job()) > 0);
    };
    await spoiled(house.offerFreed);
    await expectSound(house);
    house.clock.advance(ANSWER_SECONDS);
    await spoiled(house.lapse);
    await house.pump.drain();
    await spoiled(house.offerFreed);
    await expectSound(house);
    const mine = Array.from({ length: 6 }, (_, n) => shopper(first + n).personId);
    const all = await Promise.all(mine.map((personId) => readAwards(house.table, personId, campaignId, category)));
    expect(all.map((found) => found.map(({ state }) => state))).toEqual([
      ['lapsed'],
      ['lapsed'],
      ['lapsed'],
      ['open'],
      ['open'],
      ['open'],
    ]);
  });
});

test('an offer costs one transaction of four items; a join one of three, and one put less where it is repeated', async () => {
  const campaignId = await openLine(house, category, 1);
  const send = await asPerson(house, shopper(++people));
  const cost = await house.counter.during(async () => {
    valueOf(await join(send, { campaignId, category }));
  });
  expect(cost).toMatchObject({ writes: 1, writeUnits: 6 });
  const offer = await house.counter.during(async () => {
    expect(await house.offerFreed()).toBe(1);
  });
  expect(offer).toMatchObject({ writes: 1 });
});
