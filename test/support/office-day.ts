import { getBalances } from '@luhuan/shared/api/ledger';
import * as adjustments from '@luhuan/shared/api/adjustments';
import * as appeals from '@luhuan/shared/api/appeals';
import * as campaigns from '@luhuan/shared/api/campaigns';
import * as impact from '@luhuan/shared/api/impact';
import * as receipts from '@luhuan/shared/api/receipts';
import { appealIdOf } from '@luhuan/shared/appeal/appeal';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { plusDays } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { signedIn, transport, valueOf } from './caller.ts';
import type { TestHouse } from './house.ts';
import { asPerson, claimed, draftWith, inForce, newKey, shopper, submitted } from './scenes.ts';

type Job = () => Promise<number>;

/** Has the impact report made step by step, as the page does. @returns its hash */
const reportedStepwise = async (officer: Transport, { campaign, revision }: campaigns.ManagedCampaign) => {
  const { campaignId } = campaign;
  const asked = { params: { campaignId }, body: { hash: revision.hash } };
  let progress = valueOf(await call(officer, impact.startImpactReport, asked));
  const params = { campaignId, number: progress.number };
  while (progress.state === 'building')
    progress = valueOf(await call(officer, impact.stepImpactReport, { params, body: {} }));
  valueOf(await call(officer, impact.getImpactReport, { params }));
  return progress.reportHash;
};

/** Proposes other rules for a campaign, in force or not, and has their report made. @returns what an approver reads */
const proposed = async (officer: Transport, campaignId: CampaignId, body: campaigns.Draft) => {
  const params = { campaignId };
  const revised = valueOf(await call(officer, campaigns.reviseCampaign, { key: newKey(), params, body }));
  return { hash: revised.revision.hash, reportHash: await reportedStepwise(officer, revised) };
};

/** A draft is sent back with a reason, written again and listed. */
export const discussADraft = async (house: TestHouse): Promise<void> => {
  const [officer, approver] = [await signedIn(house, '样例经办员'), await signedIn(house, '样例审批员')];
  const body = draftWith([{ category: 'washer', budgetFen: fen(300_000) }]);
  const { campaignId, read } = await submitted(house, officer, body);
  const objection = { key: newKey(), params: { campaignId }, body: { ...read, reason: '请写清楚时间' } };
  valueOf(await call(approver, campaigns.objectToCampaign, objection));
  await proposed(officer, campaignId, body);
  valueOf(await call(officer, campaigns.listManagedCampaigns, {}));
  valueOf(await call(officer, campaigns.getManagedCampaign, { params: { campaignId } }));
};

/** One more budget is asked for and granted, another one declined. */
const adjustTheBudget = async (officer: Transport, approver: Transport, campaignId: CampaignId): Promise<void> => {
  const params = { campaignId };
  for (const verdict of ['declined', 'applied'] as const) {
    const wish = { category: 'fridge' as const, currentFen: fen(600_000), targetFen: fen(900_000), reason: '季度追加' };
    const asked = { key: newKey(), params, body: wish };
    const { adjustmentId } = valueOf(await call(officer, adjustments.requestAdjustment, asked));
    const decision = { key: newKey(), params: { campaignId, adjustmentId }, body: { verdict } };
    valueOf(await call(approver, adjustments.decideAdjustment, decision));
  }
  valueOf(await call(officer, adjustments.listAdjustments, { params }));
  valueOf(await call(officer, getBalances, { params }));
};

/** One approver stops it, another one lets it go on. */
const stopAndResume = async (house: TestHouse, approver: Transport, campaignId: CampaignId): Promise<void> => {
  const officeRegionCode = RegionCode.parse('440300');
  const colleague = await asPerson(house, { ...shopper(70), roles: ['approver'], officeRegionCode });
  const params = { campaignId };
  const body = { state: 'paused' as const, reason: { 'zh-CN': '正在核对', en: 'Being checked' } };
  valueOf(await call(approver, campaigns.stopCampaign, { key: newKey(), params, body }));
  valueOf(await call(colleague, campaigns.resumeCampaign, { key: newKey(), params, body: {} }));
};

const withTranches = (...tranches: Rules['tranches']) =>
  draftWith([{ category: 'fridge', budgetFen: 600_000 }], { programme: 'office-day', tranches });

/**
 * A campaign in force gets another budget, is stopped and goes on, and its tranches are planned anew: of two one is replaced,
 * one dropped, one added. All are due within four days.
 */
export const steerACampaign = async (house: TestHouse): Promise<void> => {
  const [officer, approver] = [await signedIn(house, '样例经办员'), await signedIn(house, '样例审批员')];
  const tranche = (days: number, yuan: number): Rules['tranches'][number] => ({
    at: plusDays(house.clock.now(), days),
    budgets: [{ category: 'fridge', amountFen: fen(yuan * 100) }],
  });
  const campaignId = await inForce(house, withTranches(tranche(2, 1_000), tranche(3, 1_000)));
  const params = { campaignId };
  await adjustTheBudget(officer, approver, campaignId);
  await stopAndResume(house, approver, campaignId);
  const read = await proposed(officer, campaignId, withTranches(tranche(2, 2_000), tranche(4, 500)));
  const body = { reportHash: read.reportHash, activeFrom: null };
  valueOf(await call(officer, campaigns.submitCampaign, { key: newKey(), params, body }));
  valueOf(await call(approver, campaigns.approveCampaign, { key: newKey(), params, body: read }));
  valueOf(await call(officer, adjustments.listSteps, { params }));
  valueOf(await call(transport(house), campaigns.getOpenCampaign, { params }));
};

/** Somebody claims in one of two campaigns that share a maximum, and is known there in the other. */
export const claimInAGroup = async (house: TestHouse): Promise<void> => {
  const relations: Rules['relations'] = [
    { kind: 'joint-maximum', group: 'office-day-group', itemsMax: 2, fenMax: null },
  ];
  const member = (programme: string) =>
    inForce(house, draftWith([{ category: 'fridge', budgetFen: 600_000 }], { programme, relations }));
  const buyer = await asPerson(house, shopper(71));
  for (const programme of ['office-day-one', 'office-day-other'])
    await claimed(buyer, await member(programme), 'fridge');
};

/** What was decided is signed, read, exported, said to be wrong and answered; then other rules are held against it. */
export const askWhy = async (house: TestHouse, owner: Transport, campaignId: CampaignId, sign: Job): Promise<void> => {
  while ((await sign()) > 0);
  const [latest] = valueOf(await call(owner, receipts.listReceipts, {})).items;
  if (latest === undefined) throw new Error('nothing was decided');
  const params = { receiptId: latest.receiptId };
  valueOf(await call(owner, receipts.getReceipt, { params }));
  valueOf(await call(owner, receipts.openAppeal, { key: newKey(), params, body: { ground: 'rule' } }));
  const auditor = await signedIn(house, '样例审计员');
  valueOf(await call(auditor, receipts.listCampaignReceipts, { params: { campaignId } }));
  valueOf(await call(transport(house), receipts.getPolicyArchive, { params: { campaignId } }));
  valueOf(await call(auditor, appeals.listAppeals, {}));
  const appeal = { appealId: appealIdOf(latest.receiptId) };
  valueOf(await call(auditor, appeals.getAppeal, { params: appeal }));
  const body = { outcome: 'upheld' as const, reason: { 'zh-CN': '属实', en: 'You are right' } };
  valueOf(await call(auditor, appeals.answerAppeal, { key: newKey(), params: appeal, body }));
  const officer = await signedIn(house, '样例经办员');
  const { revision } = valueOf(await call(officer, campaigns.getManagedCampaign, { params: { campaignId } }));
  const rules = { ...revision.rules, payoutDelayDays: revision.rules.payoutDelayDays + 1 };
  const { origin } = draftWith([]);
  await proposed(officer, campaignId, { rules, origin });
};
