import * as adjustments from '@luhuan/shared/api/adjustments';
import * as campaigns from '@luhuan/shared/api/campaigns';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { plusDays, plusSeconds } from '@luhuan/shared/clock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  asPerson,
  claimed,
  draftWith,
  eligibleModel,
  inForce,
  newKey,
  reported,
  reserved,
  saleOf,
  shopper,
  submitted,
} from '../support/scenes.ts';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import type { AdjustmentId, CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { RegionCode } from '@luhuan/shared/region';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const officer = () => signedIn(house, '样例经办员');
const approver = () => signedIn(house, '样例审批员');
let people = 0;
const secondApprover = () => {
  const person: Person = {
    ...shopper(700_000 + ++people),
    roles: ['approver'],
    officeRegionCode: RegionCode.parse('440300'),
  };
  return asPerson(house, person);
};
const FRIDGES = [{ category: 'fridge' as const, budgetFen: 600_000 }];
const approve = async (campaignId: CampaignId, body: { hash: string; reportHash: string }, who = approver()) =>
  call(await who, campaigns.approveCampaign, { key: newKey(), params: { campaignId }, body });

describe('approval', () => {
  test('the author, a stale text, a stale report and the same person twice are refused with their codes, and nothing changes', async () => {
    const both: Person = {
      ...shopper(700_500),
      roles: ['campaign-officer', 'approver'],
      officeRegionCode: RegionCode.parse('440300'),
    };
    const author = await asPerson(house, both);
    const { campaignId, read } = await submitted(house, author, draftWith(FRIDGES));
    const before = valueOf(await call(author, campaigns.getManagedCampaign, { params: { campaignId } }));
    expect(refusalCode(await approve(campaignId, read, Promise.resolve(author)))).toBe('AuthorMayNotReview');
    expect(refusalCode(await approve(campaignId, { ...read, hash: '0'.repeat(64) }))).toBe('RevisionChanged');
    expect(refusalCode(await approve(campaignId, { ...read, reportHash: '0'.repeat(64) }))).toBe('ReportChanged');
    expect(valueOf(await call(author, campaigns.getManagedCampaign, { params: { campaignId } }))).toEqual(before);
    expect(refusalCode(await approve(campaignId, read))).toBe('none');
    expect(refusalCode(await approve(campaignId, read))).toBe('CampaignNotInStatus');
  });

  test('what is under review or in force is not edited: a revision goes beside it, and a late approval of the old text finds it gone', async () => {
    const { campaignId, read } = await submitted(house, await officer(), draftWith(FRIDGES));
    const params = { campaignId };
    const revise = async () =>
      call(await officer(), campaigns.reviseCampaign, {
        key: newKey(),
        params,
        body: draftWith(FRIDGES, { payoutDelayDays: 10 }),
      });
    expect(refusalCode(await revise())).toBe('CampaignNotInStatus');
    valueOf(await approve(campaignId, read));
    const revised = valueOf(await revise());
    expect(revised).toMatchObject({ stage: 'live', revision: { number: 2 }, live: { number: 1 } });
    const shown = valueOf(await call(await officer(), campaigns.getOpenCampaign, { params }));
    expect(shown.revision.number).toBe(1);
    expect(refusalCode(await approve(campaignId, read))).toBe('CampaignNotInStatus');
  });

  test('100 million yuan want two approvers: one leaves it under review, the same one again is refused, the second opens it', async () => {
    const body = draftWith([{ category: 'fridge', budgetFen: 10_000_000_000 }]);
    const { campaignId, read } = await submitted(house, await officer(), body);
    const first = valueOf(await approve(campaignId, read));
    expect(first).toMatchObject({ stage: 'in-review', campaign: { proposal: { approvalsNeeded: 2 } }, pools: [] });
    expect(refusalCode(await approve(campaignId, read))).toBe('AlreadyApproved');
    const second = valueOf(await approve(campaignId, read, secondApprover()));
    expect(second).toMatchObject({ stage: 'live', pools: [{ limitFen: 10_000_000_000 }] });
  });

  test('two approvers at once where one is needed: one approval, one pool', async () => {
    const { campaignId, read } = await submitted(house, await officer(), draftWith(FRIDGES));
    const answers = await Promise.all([approve(campaignId, read), approve(campaignId, read, secondApprover())]);
    const codes = answers.map(refusalCode).toSorted();
    expect(codes).toEqual(['CampaignNotInStatus', 'none']);
  });

  test('a revision approved for later comes into force by the clock, and claims follow it from that moment on', async () => {
    const campaignId = await inForce(house, draftWith(FRIDGES));
    const params = { campaignId };
    const sender = await officer();
    const body = draftWith([...FRIDGES, { category: 'washer', budgetFen: 300_000 }]);
    const revised = valueOf(await call(sender, campaigns.reviseCampaign, { key: newKey(), params, body }));
    const reportHash = await reported(house, revised);
    const activeFrom = plusSeconds(house.clock.now(), 3_600);
    valueOf(await call(sender, campaigns.submitCampaign, { key: newKey(), params, body: { reportHash, activeFrom } }));
    valueOf(await approve(campaignId, { hash: revised.revision.hash, reportHash }));
    const buyer = await asPerson(house, shopper(701_000));
    const washer = () =>
      call(buyer, claimVoucher, {
        key: newKey(),
        params: { campaignId, category: 'washer' as const },
        body: { channel: 'store' },
      });
    expect(refusalCode(await washer())).toBe('CategoryNotOffered');
    house.clock.advance(3_600);
    expect(refusalCode(await washer())).toBe('none');
  });
});

describe('a stop', () => {
  test('ends claims at once with the office’s reason, honours what is held, and is undone by somebody else only', async () => {
    const campaignId = await inForce(house, draftWith(FRIDGES));
    const params = { campaignId };
    const buyer = await asPerson(house, shopper(702_000));
    const till = await signedIn(house, '样例店员一');
    const held = await claimed(buyer, campaignId, 'fridge');
    const reason = { 'zh-CN': '正在核对门店价格', en: 'Prices in shops are being checked' };
    const stop = { key: newKey(), params, body: { state: 'paused' as const, reason } };
    valueOf(await call(await approver(), campaigns.stopCampaign, stop));
    const late = await call(await asPerson(house, shopper(702_001)), claimVoucher, {
      key: newKey(),
      params: { campaignId, category: 'fridge' as const },
      body: { channel: 'store' },
    });
    expect(refusalCode(late)).toBe('CampaignPaused');
    expect(JSON.stringify(late)).toContain(reason['zh-CN']);
    expect(valueOf(await call(buyer, campaigns.getOpenCampaign, { params }))).toMatchObject({
      stage: 'paused',
      halted: reason,
    });
    const preview = await reserved(house, till, held);
    expect(
      refusalCode(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) })),
    ).toBe('none');
    const resume = async (who: ReturnType<typeof approver>) =>
      refusalCode(await call(await who, campaigns.resumeCampaign, { key: newKey(), params, body: {} }));
    expect(await resume(approver())).toBe('PauserMayNotResume');
    expect(await resume(secondApprover())).toBe('none');
    expect(await resume(secondApprover())).toBe('FlowNotPossible');
    await claimed(await asPerson(house, shopper(702_002)), campaignId, 'fridge');
  });

  test('for good: no more claims, no way back, and the campaign is closed at its end', async () => {
    const campaignId = await inForce(house, draftWith(FRIDGES));
    const params = { campaignId };
    const reason = { 'zh-CN': '资金已用完', en: 'The money is used up' };
    const body = { state: 'draining' as const, reason };
    expect(valueOf(await call(await officer(), campaigns.stopCampaign, { key: newKey(), params, body })).stage).toBe(
      'draining',
    );
    const resumed = await call(await approver(), campaigns.resumeCampaign, { key: newKey(), params, body: {} });
    expect(refusalCode(resumed)).toBe('FlowNotPossible');
    const late = await call(await asPerson(house, shopper(703_000)), claimVoucher, {
      key: newKey(),
      params: { campaignId, category: 'fridge' as const },
      body: { channel: 'store' },
    });
    expect(refusalCode(late)).toBe('CampaignDraining');
  });
});

describe('money', () => {
  const ask = (campaignId: CampaignId, currentFen: number, targetFen: number) => ({
    key: newKey(),
    params: { campaignId },
    body: {
      category: 'fridge' as const,
      currentFen: currentFen as never,
      targetFen: targetFen as never,
      reason: '第三季度追加',
    },
  });
  const decide = async (campaignId: CampaignId, adjustmentId: AdjustmentId, who: ReturnType<typeof approver>) =>
    call(await who, adjustments.decideAdjustment, {
      key: newKey(),
      params: { campaignId, adjustmentId },
      body: { verdict: 'applied' as const },
    });

  test('an adjustment is asked for by one person and applied by another, once, and only to the budget it names', async () => {
    const campaignId = await inForce(house, draftWith(FRIDGES));
    const more = valueOf(await call(await officer(), adjustments.requestAdjustment, ask(campaignId, 600_000, 900_000)));
    const less = valueOf(await call(await officer(), adjustments.requestAdjustment, ask(campaignId, 600_000, 300_000)));
    const wrong = await call(await officer(), adjustments.requestAdjustment, ask(campaignId, 700_000, 900_000));
    expect(refusalCode(wrong)).toBe('BudgetChanged');
    const both: Person = {
      ...shopper(700_600),
      roles: ['campaign-officer', 'approver'],
      officeRegionCode: RegionCode.parse('440300'),
    };
    const mine = valueOf(
      await call(await asPerson(house, both), adjustments.requestAdjustment, ask(campaignId, 600_000, 650_000)),
    );
    expect(refusalCode(await decide(campaignId, mine.adjustmentId, asPerson(house, both)))).toBe(
      'RequesterMayNotDecide',
    );
    const answers = await Promise.all([
      decide(campaignId, more.adjustmentId, approver()),
      decide(campaignId, more.adjustmentId, secondApprover()),
      decide(campaignId, less.adjustmentId, approver()),
    ]);
    const codes = answers.map(refusalCode);
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    const { pools } = valueOf(await call(await officer(), campaigns.getManagedCampaign, { params: { campaignId } }));
    expect([300_000, 900_000]).toContain(pools[0]?.limitFen);
    const steps = valueOf(await call(await officer(), adjustments.listSteps, { params: { campaignId } })).items;
    expect(steps.filter(({ did }) => did.kind === 'changed-budget')).toHaveLength(1);
    await expectSound(house);
  });

  test('a budget never falls below what is held and spent, however many claims come in between', async () => {
    const campaignId = await inForce(house, draftWith(FRIDGES));
    const cut = valueOf(await call(await officer(), adjustments.requestAdjustment, ask(campaignId, 600_000, 300_000)));
    const buyers = await Promise.all([1, 2, 3, 4].map((n) => asPerson(house, shopper(704_000 + n))));
    const claims = buyers.map((buyer) =>
      call(buyer, claimVoucher, {
        key: newKey(),
        params: { campaignId, category: 'fridge' as const },
        body: { channel: 'store' },
      }),
    );
    const [decision, ...claimedOnes] = await Promise.all([decide(campaignId, cut.adjustmentId, approver()), ...claims]);
    const granted = claimedOnes.filter((one) => one.ok).length;
    expect([refusalCode(decision), granted]).toEqual(
      refusalCode(decision) === 'none' ? ['none', 2] : ['BudgetInUse', 4],
    );
    await expectSound(house);
  });

  test('a live campaign’s budget is not changed by a revision', async () => {
    const campaignId = await inForce(house, draftWith(FRIDGES));
    const body = draftWith([{ category: 'fridge', budgetFen: 900_000 }]);
    const revised = await call(await officer(), campaigns.reviseCampaign, {
      key: newKey(),
      params: { campaignId },
      body,
    });
    expect(refusalCode(revised)).toBe('BudgetByAdjustment');
  });

  test('a tranche comes by the clock, once, however many run; until then the campaign is exhausted, afterwards live again', async () => {
    const at = plusDays(house.clock.now(), 2);
    const tranches = [{ at, budgets: [{ category: 'fridge' as const, amountFen: 300_000 as never }] }];
    const campaignId = await inForce(house, draftWith([{ category: 'fridge', budgetFen: 150_000 }], { tranches }));
    const params = { campaignId };
    await claimed(await asPerson(house, shopper(705_000)), campaignId, 'fridge');
    const seen = () => call(transport(house), campaigns.getOpenCampaign, { params });
    expect(valueOf(await seen())).toMatchObject({ stage: 'exhausted', moreMoneyAt: at });
    expect(await house.letOut()).toBe(0);
    house.clock.advance(2 * 86_400);
    await Promise.all([house.letOut(), house.letOut(), house.letOut()]);
    expect(await house.letOut()).toBe(0);
    const { stage, supply } = valueOf(await seen());
    expect([stage, supply[0]?.vouchersLeft]).toEqual(['live', 2]);
    await expectSound(house);
  });
});
