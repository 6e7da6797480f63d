import * as appeals from '@luhuan/shared/api/appeals';
import * as receipts from '@luhuan/shared/api/receipts';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { appealIdOf } from '@luhuan/shared/appeal/appeal';
import { fen } from '@luhuan/shared/fen';
import { type CampaignId, ReceiptId } from '@luhuan/shared/ids';
import { listNotices } from '@luhuan/shared/api/notices';
import { openArchive, replay } from '@luhuan/shared/receipt/replay';
import { claimReceiptId, redemptionReceiptId } from '@luhuan/shared/receipt/receipt-id';
import { canonicalText, lineOf } from '@luhuan/shared/receipt/sign';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifySignature } from '../../functions/src/receipt/ed25519.ts';
import { signReceipts } from '../../functions/src/receipt/sign-receipts.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { FAULTS, spoilNth } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  draftWith,
  eligibleModel,
  inForce,
  newKey,
  reserved,
  saleOf,
  shopper,
} from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 300_000, phone: 100_000 });
});
afterAll(() => house.stop());

const settle = async (): Promise<void> => {
  await house.pump.drain();
  while ((await house.signReceipts()) > 0);
};
const receiptFor = async (send: Transport, receiptId: ReceiptId) =>
  valueOf(await call(send, receipts.getReceipt, { params: { receiptId } }));

/** Holds receipts of the house against its public archive. */
const replayed = async (lines: readonly string[]) => {
  const archive = valueOf(await call(transport(house), receipts.getPolicyArchive, { params: { campaignId } }));
  const opened = openArchive([canonicalText(archive)]);
  if (!opened.ok) throw new Error(opened.error);
  return replay(lines.join(''), opened.value, verifySignature);
};

/** A claim before the campaign's time, which is refused and kept. */
const refusedClaim = async (number: number): Promise<{ owner: Transport; receiptId: ReceiptId }> => {
  const early = await inForce(
    house,
    draftWith([{ category: 'washer', budgetFen: fen(300_000) }], {
      window: { from: '2026-06-01T00:00:00.000Z' as never, until: '2026-12-31T16:00:00.000Z' as never },
    }),
  );
  const owner = await asPerson(house, shopper(number));
  const params = { campaignId: early, category: 'washer' as const };
  const refused = await call(owner, claimVoucher, { key: newKey(), params, body: { channel: 'store' } });
  expect(refusalCode(refused)).toBe('CampaignNotYetOpen');
  if (refused.ok || refused.error.kind !== 'refused') throw new Error('not refused');
  return { owner, receiptId: ReceiptId.parse(refused.error.problem.facts['receiptId']) };
};

describe('a receipt', () => {
  test('of a claim and of a redemption says what was decided, is signed within a run, and replays from public files', async () => {
    const owner = await asPerson(house, shopper(1));
    const held = await claimed(owner, campaignId, 'fridge');
    const till = await signedIn(house, '样例店员一');
    const sale = saleOf(await reserved(house, till, held), eligibleModel('fridge'));
    const redemption = valueOf(await call(till, redeemVoucher, { key: newKey(), body: sale }));
    await house.pump.drain();
    const unsigned = await receiptFor(owner, claimReceiptId(held.voucher));
    expect(unsigned.signed).toBeNull();
    expect(unsigned.receipt).toMatchObject({ moment: 'claim', decision: { result: 'eligible' }, quote: null });
    await settle();
    const views = [
      await receiptFor(owner, claimReceiptId(held.voucher)),
      await receiptFor(owner, redemptionReceiptId(redemption)),
    ];
    expect(views[1]?.receipt.quote).toEqual(redemption.quote);
    const lines = views.map(({ signed }) => signed?.line ?? '').toSorted();
    expect(lines.join('')).not.toContain(shopper(1).personId);
    expect(await replayed(lines)).toEqual({ replayed: 2, differences: [] });
    const { items } = valueOf(await call(owner, receipts.listReceipts, {}));
    expect(items.map(({ moment }) => moment).toSorted()).toEqual(['claim', 'redemption']);
  });

  test('of a refused claim is named in the refusal and replays to the same reason', async () => {
    const { owner, receiptId } = await refusedClaim(2);
    await settle();
    const { receipt, signed } = await receiptFor(owner, receiptId);
    expect(receipt.decision.checks[1]?.reason?.code).toBe('CampaignNotYetOpen');
    const archive = valueOf(
      await call(transport(house), receipts.getPolicyArchive, { params: { campaignId: receipt.campaignId } }),
    );
    const opened = openArchive([canonicalText(archive)]);
    expect(opened.ok && replay(signed?.line ?? '', opened.value, verifySignature)).toEqual({
      replayed: 1,
      differences: [],
    });
  });

  test('of a sale that the rules refused is with whose voucher it is', async () => {
    const owner = await asPerson(house, shopper(3));
    const held = await claimed(owner, campaignId, 'phone');
    const till = await signedIn(house, '样例店员一');
    const preview = await reserved(house, till, held);
    const phone = eligibleModel('phone', fen(600_000));
    const sale = { ...saleOf(preview, phone), price: { listFen: fen(700_000), deductions: [] } };
    expect(refusalCode(await call(till, redeemVoucher, { key: newKey(), body: sale }))).toBe('PriceAboveCeiling');
    const [latest] = valueOf(await call(owner, receipts.listReceipts, {})).items;
    expect(latest).toMatchObject({ moment: 'redemption', result: 'refused', category: 'phone' });
  });

  test('of somebody else is not there', async () => {
    const { receiptId } = await refusedClaim(4);
    const other = await asPerson(house, shopper(5));
    expect(refusalCode(await call(other, receipts.getReceipt, { params: { receiptId } }))).toBe('NotFound');
    const body = { ground: 'rule' as const };
    const opened = await call(other, receipts.openAppeal, { key: newKey(), params: { receiptId }, body });
    expect(refusalCode(opened)).toBe('NotFound');
  });

  test('cannot be kept when the store fails, and the refusal stays what it was', async () => {
    await refusedClaim(6);
    const before = house.logged.length;
    const { result } = await house.faults.during(
      ({ command }) => (command === 'PutItem' ? 'killed-before' : undefined),
      async () => {
        const owner = await asPerson(house, shopper(6));
        const params = { campaignId, category: 'fridge' as const };
        const body = { channel: 'store' as const };
        await call(await asPerson(house, { ...shopper(6), identity: null }), claimVoucher, {
          key: newKey(),
          params,
          body,
        });
        return call(owner, claimVoucher, { key: newKey(), params: { campaignId, category: 'tablet' }, body });
      },
    );
    expect(refusalCode(result)).toBe('CategoryNotOffered');
    expect(house.logged.slice(before).map(({ message }) => message)).toContain('refusal not kept');
  });
});

test('a campaign’s receipts are read in pages of 2, in order, by the offices of its region alone, and replay as a file', async () => {
  for (const number of [10, 11, 12]) {
    house.clock.advance(1);
    await claimed(await asPerson(house, shopper(number)), campaignId, 'phone');
  }
  await settle();
  const auditor = await signedIn(house, '样例审计员');
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
    const page = valueOf(await call(auditor, receipts.listCampaignReceipts, { params: { campaignId }, query }));
    expect(page.items.length).toBeLessThanOrEqual(2);
    lines.push(...page.items.map(lineOf));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  expect(lines.length).toBeGreaterThanOrEqual(5);
  expect(await replayed(lines)).toEqual({ replayed: lines.length, differences: [] });
});

test('a signing run that loses any one request, or is killed at it, leaves nothing unsigned after the next', async () => {
  let number = 100;
  for (const fault of FAULTS)
    for (let nth = 1; ; nth++) {
      await claimed(await asPerson(house, shopper(++number)), campaignId, 'phone');
      await house.pump.drain();
      const run = signReceipts({ table: house.table, clock: house.clock, signer: house.signer });
      const spoilt = await spoilNth(house.faults, { nth, fault }, () => run().catch(() => 0));
      await settle();
      if (spoilt === undefined) break;
    }
  await expectSound(house);
});

describe('an appeal', () => {
  const body = { ground: 'history' as const };
  const given = { outcome: 'upheld' as const, reason: { 'zh-CN': '核对后属实', en: 'We found that you are right' } };

  test('is opened once, answered once, and the person finds the answer in the notices and on the receipt', async () => {
    const { owner, receiptId } = await refusedClaim(20);
    const opening = { key: newKey(), params: { receiptId }, body };
    const opened = valueOf(await call(owner, receipts.openAppeal, opening));
    expect(valueOf(await call(owner, receipts.openAppeal, opening))).toEqual(opened);
    const second = await call(owner, receipts.openAppeal, { ...opening, key: newKey(), body: { ground: 'rule' } });
    expect(refusalCode(second)).toBe('AlreadyAppealed');

    house.clock.advance(7 * 86_400);
    const auditor = await signedIn(house, '样例审计员');
    const { items } = valueOf(await call(auditor, appeals.listAppeals, {}));
    const listed = items.find(({ appeal }) => appeal.receiptId === receiptId);
    expect(listed).toMatchObject({ ageInWorkingDays: 5, appeal: { status: 'open', ground: 'history' } });
    const params = { appealId: opened.appealId };
    const seen = valueOf(await call(auditor, appeals.getAppeal, { params }));
    expect(seen.receipt.decision.result).toBe('refused');
    expect(JSON.stringify(seen)).not.toContain(shopper(20).personId);

    const answering = { key: newKey(), params, body: given };
    const answered = valueOf(await call(auditor, appeals.answerAppeal, answering));
    expect(valueOf(await call(auditor, appeals.answerAppeal, answering))).toEqual(answered);
    expect((await receiptFor(owner, receiptId)).appeal).toMatchObject({ status: 'answered', answer: given });
    const [notice] = valueOf(await call(owner, listNotices, {})).items;
    expect(notice).toMatchObject({
      act: { kind: 'appeal-answered', receiptId, outcome: 'upheld' },
      delegateName: null,
    });
  });

  test('that two officers answer at once has the answer of one, and the other is told so', async () => {
    const { owner, receiptId } = await refusedClaim(21);
    valueOf(await call(owner, receipts.openAppeal, { key: newKey(), params: { receiptId }, body }));
    const officers = [await signedIn(house, '样例审计员'), await signedIn(house, '样例审批员')];
    const params = { appealId: appealIdOf(receiptId) };
    const outcomes = await Promise.all(
      officers.map((officer, index) =>
        call(officer, appeals.answerAppeal, {
          key: newKey(),
          params,
          body: { ...given, outcome: index === 0 ? ('upheld' as const) : ('dismissed' as const) },
        }),
      ),
    );
    expect(outcomes.map(refusalCode).toSorted()).toEqual(['AppealAnswered', 'none']);
    const told = valueOf(await call(owner, listNotices, {})).items.filter(({ act }) => act.kind === 'appeal-answered');
    expect(told).toHaveLength(1);
  });

  test.each(FAULTS)('survives any one request %s: the repeat succeeds, once', async (fault) => {
    const auditor = await signedIn(house, '样例审计员');
    let number = 1_000 + 100 * FAULTS.indexOf(fault);
    const opening = {
      name: 'open an appeal',
      ready: async () => {
        const owner = await asPerson(house, shopper(++number));
        const { voucher } = await claimed(owner, campaignId, 'phone');
        await house.pump.drain();
        const request = { key: newKey(), params: { receiptId: claimReceiptId(voucher) }, body };
        return () => call(owner, receipts.openAppeal, request);
      },
    };
    const answering = {
      name: 'answer an appeal',
      ready: async () => {
        const opened = valueOf(await (await opening.ready())());
        if (typeof opened !== 'object' || opened === null || !('receiptId' in opened)) throw new Error('not opened');
        const params = { appealId: appealIdOf(ReceiptId.parse(opened.receiptId)) };
        const request = { key: newKey(), params, body: given };
        return () => call(auditor, appeals.answerAppeal, request);
      },
    };
    expect(await sweep(house, opening, fault)).toBeGreaterThan(0);
    expect(await sweep(house, answering, fault)).toBeGreaterThan(0);
    await expectSound(house);
  });
});
