import { decideAdjustment, listSteps, requestAdjustment } from '@luhuan/shared/api/adjustments';
import { getOpenCampaign } from '@luhuan/shared/api/campaigns';
import * as pacing from '@luhuan/shared/api/pacing';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import type { ReleaseSchedule } from '@luhuan/shared/campaign/allocation';
import { type Instant, plusDays } from '@luhuan/shared/clock';
import { basisPoints, fen, sumFen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import type { Person } from '@luhuan/shared/person/person';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDrops } from '../../functions/src/pacing/store.ts';
import { onTime } from '../../functions/src/pacing/on-time.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, claimed, draftWith, inForce, newKey, shopper } from '../support/scenes.ts';
import { shanghai } from '../support/samples.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const CAP = 150_000;
const daily = (change: Partial<ReleaseSchedule> = {}): ReleaseSchedule =>
  ({ kind: 'daily', time: '10:00', ...change }) as ReleaseSchedule;

/** A campaign of so many days from the next midnight on, with so many fridges a day. */
const campaignOf = async (days: number, perDay: number, release: ReleaseSchedule) => {
  const from = plusDays(shanghai(`${dayText(house.clock.now())}T00:00`), 1);
  const window = { from, until: plusDays(from, days) };
  const id = await inForce(
    house,
    draftWith([{ category: 'fridge', budgetFen: days * perDay * CAP }], { window, release }),
  );
  return { id, from };
};
const dayText = (at: Instant): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

const run = async () => {
  while ((await house.letOutDrops()) > 0);
};
const at = async (moment: Instant) => {
  house.clock.set(moment);
  await run();
};
let people = 7_000;
const somebody = (change: Partial<Person> = {}): Promise<Transport> =>
  asPerson(house, { ...shopper(++people), ...change });
const ask = async (campaignId: CampaignId, who: Promise<Transport>) =>
  refusalCode(
    await call(await who, claimVoucher, { key: newKey(), params: { campaignId, category: 'fridge' }, body: {} }),
  );
const dropsOf = async (campaignId: CampaignId) =>
  (await listDrops(house.table, campaignId, 500)).map(({ at: moment, amountFen }) => [moment, amountFen]);
const hour = (day: Instant, hours: number): Instant => plusDays(day, hours / 24);
const senior = { identity: proofBy('name-number-mobile', shanghai('2026-02-01T10:00'), true) };

describe('a campaign of ten days with five fridges a day at 10:00, a fifth of them kept for elders until 18:00', () => {
  let id: CampaignId;
  let from: Instant;
  beforeAll(async () => {
    const shares = [{ for: { kind: 'senior' as const }, share: basisPoints(2_000), untilTime: '18:00' }];
    ({ id, from } = await campaignOf(10, 5, daily({ shares })));
    await run();
  });

  test('before the first drop nothing is claimed, and everybody is told when it comes', async () => {
    await at(hour(from, 9));
    const answer = await call(await somebody(), claimVoucher, {
      key: newKey(),
      params: { campaignId: id, category: 'fridge' },
      body: {},
    });
    expect(refusalCode(answer)).toBe('QuotaLater');
    const open = valueOf(await call(transport(house), getOpenCampaign, { params: { campaignId: id } }));
    expect(open).toMatchObject({ stage: 'live', opensAt: hour(from, 10), moreMoneyAt: hour(from, 10) });
    const { items } = valueOf(await call(transport(house), pacing.listOutlooks, { params: { campaignId: id } }));
    expect(items).toMatchObject([
      { category: 'fridge', next: { at: hour(from, 10), vouchers: 5 }, forecast: { kind: 'too-little-history' } },
    ]);
  });

  test('after it four are for everybody, and the fifth for an elder alone until 18:00', async () => {
    await at(hour(from, 10));
    const answers = [];
    for (let number = 0; number < 5; number++) answers.push(await ask(id, somebody()));
    expect(answers).toEqual(['none', 'none', 'none', 'none', 'QuotaLater']);
    expect(await ask(id, somebody(senior))).toBe('none');
    expect(await ask(id, somebody(senior))).toBe('QuotaLater');
    await expectSound(house);
  });

  test('the next day no elder comes: at 17:59 nobody else has the fifth, at 18:00 somebody has', async () => {
    await at(hour(from, 34));
    for (let number = 0; number < 4; number++) expect(await ask(id, somebody())).toBe('none');
    house.clock.set(hour(from, 24 + 17.99));
    expect(await ask(id, somebody())).toBe('QuotaLater');
    house.clock.set(hour(from, 24 + 18));
    expect(await ask(id, somebody())).toBe('none');
    expect(await ask(id, somebody())).toBe('QuotaLater');
    await expectSound(house);
  });

  test('by the end the drops are the budget to the fen, one a day', async () => {
    for (let day = 2; day < 11; day++) await at(hour(from, day * 24 + 10));
    const drops = await dropsOf(id);
    expect(drops.toReversed()).toEqual(Array.from({ length: 10 }, (_, day) => [hour(from, day * 24 + 10), 5 * CAP]));
    await expectSound(house);
  });
});

test.each(FAULTS)('with any one request of two jobs at once %s, each drop is let out exactly once', async (fault) => {
  const { id, from } = await campaignOf(20, 3, daily());
  await run();
  let hits = 0;
  for (let target = 1; target <= 12; target++) {
    await at(hour(from, (target - 1) * 24));
    house.clock.set(hour(from, (target - 1) * 24 + 10));
    let seen = 0;
    await house.faults.during(
      ({ command }) => {
        const hit = command !== 'Query' && ++seen === target;
        if (hit) hits++;
        return hit ? fault : undefined;
      },
      () => Promise.all([house.letOutDrops(), house.letOutDrops()]),
    );
    await run();
    const drops = await dropsOf(id);
    expect(drops).toHaveLength(target);
    expect(sumFen(drops.map(([, amount]) => fen(Number(amount))))).toBe(target * 3 * CAP);
  }
  expect(hits).toBeGreaterThan(6);
  await expectSound(house);
});

test('a job that was away for three days lets out what was missed, each drop by its own row', async () => {
  const { id, from } = await campaignOf(6, 2, daily());
  await run();
  await at(hour(from, 3 * 24 + 11));
  expect((await dropsOf(id)).map(([moment]) => moment)).toEqual([3, 2, 1, 0].map((day) => hour(from, day * 24 + 10)));
  await expectSound(house);
});

test('the job stays for a drop that comes within its minute, and lets it out at its very moment', async () => {
  const { id, from } = await campaignOf(3, 2, daily());
  await run();
  house.clock.set(hour(from, 10 - 40 / 3_600));
  const waited: number[] = [];
  const wait = async (ms: number) => {
    waited.push(ms);
    house.clock.advance(ms / 1_000);
  };
  await onTime({ ...house, wait }, house.letOutDrops)();
  expect(waited).toEqual([40_000]);
  expect(await dropsOf(id)).toEqual([[hour(from, 10), 2 * CAP]]);
});

describe('drops that follow what is claimed, by a fifth at the most', () => {
  const pace = { changeMax: basisPoints(2_000) };
  let id: CampaignId;
  let from: Instant;
  let officer: Transport;
  let approver: Transport;
  beforeAll(async () => {
    ({ id, from } = await campaignOf(10, 10, daily({ pace })));
    for (let day = 0; day < 5; day++) {
      await at(hour(from, day * 24));
      await at(hour(from, day * 24 + 10));
      for (let number = 0; number < 2; number++) await claimed(await somebody(), id, 'fridge');
      // what this server leased and has not given out is no claim
      await house.quota.tidy(plusDays(house.clock.now(), 1));
    }
    await at(hour(from, 5 * 24));
    await house.pump.drain();
    officer = await signedIn(house, '样例经办员');
    approver = await signedIn(house, '样例审批员');
  });
  const seen = async () => valueOf(await call(officer, pacing.getPacing, { params: { campaignId: id } }));
  const fridges = async () => {
    const [one] = (await seen()).items;
    if (one === undefined) throw new Error('no pace');
    return one;
  };
  const kinds = async () => {
    const { items } = valueOf(await call(officer, listSteps, { params: { campaignId: id }, query: { limit: 50 } }));
    return items.map(({ did }) => did.kind);
  };

  test('two claims a day of ten: tomorrow’s is a fifth less than even, with its numbers, and each such drop is in the audit', async () => {
    const { next, burn, drops } = await fridges();
    expect(burn).not.toBeNull();
    expect(next).toMatchObject({ at: hour(from, 5 * 24 + 10), why: { kind: 'followed', changeMax: 2_000 } });
    expect(next?.amountFen).toBe(Math.round((next?.evenFen ?? 0) * 0.8));
    expect(drops[0]).toMatchObject({ claimedSinceFen: 2 * CAP });
    expect((await kinds()).filter((kind) => kind === 'paced-drop').length).toBeGreaterThan(0);
  });

  test('frozen, the next drop is the even amount; let go, it follows again', async () => {
    const frozen = valueOf(
      await call(officer, pacing.freezePacing, {
        key: newKey(),
        params: { campaignId: id },
        body: { reason: '春节期间按计划放' },
      }),
    );
    expect(frozen.frozen).toMatchObject({ reason: '春节期间按计划放' });
    expect(frozen.items[0]?.next).toMatchObject({ why: { kind: 'even', because: 'frozen' } });
    expect(await seen()).toEqual(frozen);
    const free = valueOf(
      await call(approver, pacing.unfreezePacing, { key: newKey(), params: { campaignId: id }, body: {} }),
    );
    expect(free.items[0]?.next).toMatchObject({ why: { kind: 'followed' } });
    expect((await kinds()).slice(0, 2)).toEqual(['unfroze-pacing', 'froze-pacing']);
  });

  test('another amount takes two people, holds for that drop alone, and is refused when the drop has changed', async () => {
    const before = await fridges();
    const { next, bounds } = before;
    if (next === null || bounds === null) throw new Error('no drop is to come');
    const wish = { category: 'fridge' as const, dropAt: next.at, currentFen: next.amountFen, reason: '周末活动多放' };
    const request = (targetFen: number) =>
      call(officer, pacing.requestDropChange, {
        key: newKey(),
        params: { campaignId: id },
        body: { ...wish, targetFen: fen(targetFen) },
      });
    expect(refusalCode(await request(bounds.mostFen + 1))).toBe('DropOutOfBounds');
    const asked = valueOf(await request(20 * CAP));
    const decide = (who: Transport) =>
      call(who, pacing.decideDropChange, {
        key: newKey(),
        params: { campaignId: id, changeId: asked.changeId },
        body: { verdict: 'applied' as const },
      });
    expect(refusalCode(await decide(officer))).toBe('NotAllowed');
    expect(valueOf(await decide(approver))).toMatchObject({ status: 'applied' });
    expect((await fridges()).next).toMatchObject({ amountFen: 20 * CAP, why: { kind: 'changed' } });
    expect(refusalCode(await decide(approver))).toBe('AdjustmentDecided');
    expect(refusalCode(await request(CAP))).toBe('DropChanged');
    await at(next.at);
    expect((await dropsOf(id))[0]).toEqual([next.at, 20 * CAP]);
    expect((await fridges()).next?.why.kind).toBe('followed');
    await expectSound(house);
  });

  test('two weeks of redemptions are not there, so the forecast says that it does not know', async () => {
    expect((await fridges()).outlook.forecast.kind).toBe('too-little-history');
  });
});

test('a budget that is raised between two drops waits in the reserve, and the drops are the new budget to the fen', async () => {
  const { id, from } = await campaignOf(4, 2, daily());
  await run();
  await at(hour(from, 10));
  const [officer, approver] = [await signedIn(house, '样例经办员'), await signedIn(house, '样例审批员')];
  const params = { campaignId: id };
  const body = {
    category: 'fridge' as const,
    currentFen: fen(8 * CAP),
    targetFen: fen(11 * CAP),
    reason: '预算追加三台',
  };
  const { adjustmentId } = valueOf(await call(officer, requestAdjustment, { key: newKey(), params, body }));
  valueOf(
    await call(approver, decideAdjustment, {
      key: newKey(),
      params: { campaignId: id, adjustmentId },
      body: { verdict: 'applied' },
    }),
  );
  expect(await ask(id, somebody())).toBe('none');
  for (let day = 1; day < 4; day++) await at(hour(from, day * 24 + 10));
  const drops = (await dropsOf(id)).map(([, amount]) => amount);
  expect(drops.toReversed()).toEqual([2 * CAP, 3 * CAP, 3 * CAP, 3 * CAP]);
  await expectSound(house);
});

test('all at once with a fifth for elders: out when the campaign opens, the fifth for elders alone until 24:00', async () => {
  const shares = [{ for: { kind: 'senior' as const }, share: basisPoints(2_000), untilTime: '24:00' }];
  const { id, from } = await campaignOf(1, 5, { kind: 'at-once', shares });
  await at(from);
  const answers = [];
  for (let number = 0; number < 5; number++) answers.push(await ask(id, somebody()));
  expect(answers).toEqual(['none', 'none', 'none', 'none', 'QuotaLater']);
  expect(await ask(id, somebody(senior))).toBe('none');
  await expectSound(house);
});
