import * as campaigns from '@luhuan/shared/api/campaigns';
import { type ReportProgress, getImpactReport, startImpactReport, stepImpactReport } from '@luhuan/shared/api/impact';
import { type Revision, type Rules, hashOf, revisionOf } from '@luhuan/shared/campaign/revision';
import { basisPoints } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { ImpactReport } from '@luhuan/shared/impact/report';
import type { Receipt } from '@luhuan/shared/receipt/receipt';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeps } from '../../functions/src/impact/build-deps.ts';
import { stepReport } from '../../functions/src/impact/build-report.ts';
import { startReport } from '../../functions/src/impact/start-report.ts';
import { commit } from '../../functions/src/platform/table.ts';
import { addReceipt } from '../../functions/src/receipt/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { FAULTS, spoilNth } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { naiveBackTest } from '../support/naive-back-test.ts';
import { sampleReceipts } from '../support/receipts.ts';
import { personId, shanghai } from '../support/samples.ts';
import { asPerson, draftWith, inForce, newKey, shopper } from '../support/scenes.ts';

const BUDGETS = [
  { category: 'fridge' as const, budgetFen: 3_000_000_00 },
  { category: 'air-conditioner' as const, budgetFen: 5_000_000_00 },
  { category: 'phone' as const, budgetFen: 50_000 },
];
const DRAFT = draftWith(BUDGETS);
const CHANGED: Partial<Rules> = {
  categories: DRAFT.rules.categories.map((rule) =>
    rule.category === 'fridge' ? { ...rule, rates: [{ grade: 1, rate: basisPoints(2_000) }] } : rule,
  ),
  openings: [{ from: null, until: null, weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime: '10:00', untilTime: '24:00' }],
};
const changed = (change: Partial<Rules> = CHANGED): campaigns.Draft => ({
  ...DRAFT,
  rules: { ...DRAFT.rules, ...change },
});

const COUNT = 2_300;
let house: TestHouse;
let officer: Transport;
let chief: Transport;
let campaignId: CampaignId;
let receipts: Receipt[];
let live: Revision;

const stored = async (of: readonly Receipt[]): Promise<void> => {
  const puts = of.map((receipt, index) =>
    addReceipt(house.table, { personId: personId(index % 97), about: null }, receipt),
  );
  for (let first = 0; first < puts.length; first += 100)
    expect(await commit(house.table, { receipts: puts.slice(first, first + 100) })).toEqual({ ok: true });
  while ((await house.signReceipts()) > 0);
};

beforeAll(async () => {
  house = await startHouse();
  officer = await signedIn(house, '样例经办员');
  chief = await signedIn(house, '样例科长（经办兼审批）');
  campaignId = await inForce(house, DRAFT);
  live = revisionOf(1, DRAFT.rules);
  receipts = sampleReceipts(11, COUNT, [{ campaignId, revision: live }]);
  await stored(receipts);
  house.clock.set(shanghai('2026-12-24T03:00'));
  officer = await signedIn(house, '样例经办员');
  chief = await signedIn(house, '样例科长（经办兼审批）');
}, 240_000);
afterAll(() => house.stop());

/** What is reported on: the next revision of the campaign. */
const revised = async (body: campaigns.Draft, of: CampaignId = campaignId) => {
  const { revision } = valueOf(
    await call(officer, campaigns.reviseCampaign, { key: newKey(), params: { campaignId: of }, body }),
  );
  return { params: { campaignId: of }, number: revision.number, hash: revision.hash };
};
type Reported = Awaited<ReturnType<typeof revised>>;

const start = async (send: Transport, { params, hash }: Reported): Promise<ReportProgress> =>
  valueOf(await call(send, startImpactReport, { params, body: { hash } }));
const step = async (send: Transport, { params, number }: Reported): Promise<ReportProgress> =>
  valueOf(await call(send, stepImpactReport, { params: { ...params, number }, body: {} }));

const ready = async (send: Transport, reported: Reported) => {
  let progress = await start(send, reported);
  const seen = [progress];
  while (progress.state === 'building') seen.push((progress = await step(send, reported)));
  return { progress, seen };
};

describe('an impact report', () => {
  test('2,300 receipts take two steps; the figures are those of a count one by one', async () => {
    const reported = await revised(changed());
    const { progress, seen } = await ready(officer, reported);
    expect(seen.map(({ state }) => state)).toEqual(['building', 'ready']);
    expect(seen[0]).toMatchObject({ done: 2_000 });
    const about = seen[0]?.state === 'building' ? seen[0].about : 0;
    expect(Math.abs(about - COUNT)).toBeLessThan(COUNT / 10);
    const { report, reportHash, districts } = progress;
    expect(reportHash).toBe(hashOf(report));
    expect(report.history).toMatchObject({ campaignId, receipts: COUNT });
    expect(report.baseHash).toBe(live.hash);
    const { figures, winners } = naiveBackTest(receipts, changed().rules, live.rules);
    expect(report.backTest.all).toEqual({ claims: figures('claim'), redemptions: figures('redemption') });
    expect(report.backTest.winners.map(({ receiptId }) => receiptId)).toEqual(winners);
    expect(report.diff.map(({ says }) => says['zh-CN'])).toEqual([
      '冰箱 1 级补贴率 15% → 20%',
      '全天 → 每天 10:00–24:00 领取',
    ]);
    expect(report.forecast.map(({ category, draft }) => [category, draft.kind])).toEqual([
      ['fridge', 'lasts'],
      ['air-conditioner', 'lasts'],
      ['phone', 'runs-out'],
    ]);
    for (const { districts: shares } of report.forecast)
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBe(10_000);
    expect(districts[NANSHAN]).toBe('南山区');
    expect(await start(chief, reported)).toEqual(progress);
  });

  test('the live rules written again: no difference of any kind', async () => {
    const { progress } = await ready(officer, await revised(changed({})));
    expect(progress.report.diff).toEqual([]);
    const { claims, redemptions } = progress.report.backTest.all;
    expect([claims.gained, claims.lost, claims.unknown, redemptions.unknown]).toEqual([0, 0, 0, 0]);
    expect(redemptions.afterFen).toBe(redemptions.beforeFen);
    for (const { now, draft } of progress.report.forecast) expect(draft).toEqual(now);
  });

  test('six requests of two officers at once: each receipt is counted once', async () => {
    const reported = await revised(changed());
    let states: ReportProgress[] = [];
    do
      states = await Promise.all([officer, chief, officer, chief, officer, chief].map((send) => start(send, reported)));
    while (states.some(({ state }) => state === 'building'));
    const [first, ...others] = states;
    if (first?.state !== 'ready') throw new Error('not ready');
    expect(first.report.history.receipts).toBe(COUNT);
    for (const other of others) expect(other).toEqual(first);
  });

  test('killed or faulted at any request, once, and taken up again: the same report', async () => {
    const deps = { ...buildDeps(house.table), perStep: 40 };
    const other = await inForce(house, DRAFT);
    await stored(sampleReceipts(12, 90, [{ campaignId: other, revision: live }]));
    const person = { officeRegionCode: RegionCode.parse('440300') };
    const draft = () => revised(changed(), other);
    const build = async ({ hash, number }: Reported) => {
      await startReport(deps)({ campaignId: other, hash, person }, house.clock.now());
      for (;;) {
        const progress = await stepReport(deps)({ campaignId: other, number, person });
        if (progress.ok && progress.value.state === 'ready') return progress.value.report;
      }
    };
    // every draft has a number of its own, which is all that may differ
    const content = (report: ImpactReport) => hashOf({ ...report, number: 0 });
    const reference = content(await build(await draft()));
    let spoiled = 0;
    for (const [index, fault] of FAULTS.entries())
      // each kind of fault takes another third of a build's requests
      for (let nth = 1 + (index % 3); ; nth += 3) {
        const reported = await draft();
        const hit = await spoilNth(house.faults, { nth, fault }, () => build(reported).catch(() => undefined));
        if (hit === undefined) break;
        spoiled += 1;
        expect(content(hit.result ?? (await build(reported))), `${fault} at request ${nth}`).toBe(reference);
      }
    console.log(`impact report: ${spoiled} spoiled builds of 90 receipts, one content`);
    expect(spoiled).toBeGreaterThan(30);
  }, 240_000);

  test('of another draft, of none, or out of reach: refused, and nothing is begun', async () => {
    const reported = await revised(changed());
    const stale = { params: reported.params, body: { hash: hashOf('another') } };
    expect(refusalCode(await call(officer, startImpactReport, stale))).toBe('RevisionChanged');
    const there = { params: { campaignId, number: reported.number } };
    expect(refusalCode(await call(officer, getImpactReport, there))).toBe('NotFound');
    expect(refusalCode(await call(officer, stepImpactReport, { ...there, body: {} }))).toBe('NotFound');
    const elsewhere = await asPerson(house, {
      ...shopper(900_001),
      roles: ['campaign-officer'],
      officeRegionCode: RegionCode.parse('310000'),
    });
    const body = { hash: reported.hash };
    expect(refusalCode(await call(elsewhere, startImpactReport, { params: reported.params, body }))).toBe('NotFound');
    const auditor = await signedIn(house, '样例审计员');
    expect(refusalCode(await call(auditor, startImpactReport, { params: reported.params, body }))).toBe('NotAllowed');
  });

  test('a copy of a campaign is held against that one’s past; one out of reach leaves none, and the report says so', async () => {
    const origin = { kind: 'campaign' as const, campaignId, revisionNumber: 1 };
    const opened = async (send: Transport, regionCode: string) => {
      const rules = { ...changed().rules, regionCode: RegionCode.parse(regionCode) };
      const body = { rules: { ...rules, title: '第二个活动' }, origin };
      const { campaign, revision } = valueOf(await call(send, campaigns.openCampaign, { key: newKey(), body }));
      const copy = { params: { campaignId: campaign.campaignId }, number: revision.number, hash: revision.hash };
      return (await ready(send, copy)).progress.report;
    };
    const copied = await opened(officer, '440300');
    expect(copied.history).toMatchObject({ campaignId, receipts: COUNT });
    expect(copied.baseHash).toBeNull();
    expect(copied.diff.map(({ field }) => field)).toEqual(['rates', 'title', 'openings']);
    const elsewhere = await asPerson(house, {
      ...shopper(900_002),
      roles: ['campaign-officer'],
      officeRegionCode: RegionCode.parse('310000'),
    });
    const blind = await opened(elsewhere, '310000');
    expect(blind).toMatchObject({ comparedWith: { kind: 'nothing' }, diff: [] });
    expect(blind.history).toEqual({ campaignId: null, receipts: 0, from: null, until: null });
    expect(blind.forecast.every(({ draft }) => draft.kind === 'too-little-history')).toBe(true);
  });

  test('a draft is submitted with its own report: not without, not with that of another draft', async () => {
    const earlier = await revised(changed({ payoutDelayDays: 10 }));
    const { progress: old } = await ready(officer, earlier);
    const reported = await revised(changed({ payoutDelayDays: 15 }));
    const submit = async (reportHash: string) =>
      refusalCode(
        await call(officer, campaigns.submitCampaign, {
          key: newKey(),
          params: { campaignId },
          body: { reportHash, activeFrom: null },
        }),
      );
    expect(await submit(old.reportHash)).toBe('ReportMissing');
    const { progress } = await ready(officer, reported);
    expect(await submit(old.reportHash)).toBe('ReportChanged');
    expect(await submit(progress.reportHash)).toBe('none');
    await expectSound(house);
  });
});
