import { dayOf } from '@luhuan/shared/clock';
import { yuan, yuanShort } from '@luhuan/shared/text/format';
import { fen } from '@luhuan/shared/fen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../functions/src/platform/system-clock.ts';
import { eligibleModel } from '../support/scenes.ts';
import { type BrowserHouse, startBrowserHouse } from './browser-house.ts';
import {
  APPROVER,
  BUDGET,
  OFFICER,
  approves,
  fillsPlaceAndMoney,
  savesAndReads,
  startsFrom,
  submits,
} from './campaign-desk.ts';
import { type Viewport, desktop, phone } from './chromium.ts';
import { type Visitor, visitor } from './visitor.ts';

const CLERK = '样例店员一';

const fridge = eligibleModel('fridge');
const subsidyFen = fen(Math.min(Math.floor(fridge.filedPriceFen * 0.15), 150_000));

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 240_000);
afterAll(() => house.stop());

/** A long number as receipts print it, in groups. */
const inGroups = (number: string) => new RegExp([...number].join(' ?'));

const opensCampaign = async (officer: Visitor, title: string): Promise<void> => {
  await startsFrom(officer, /^2026 年全国以旧换新/);
  await fillsPlaceAndMoney(officer, title);
  await savesAndReads(officer);
  await submits(officer);
};

const looksAtFridge = async (shopper: Visitor, title: string): Promise<void> => {
  await shopper.go(`/pages/appliance/index?gtin=${fridge.gtin}`);
  await shopper.push(title);
  await shopper.sees(fridge.label.kind === 'none' ? '没有能效标识' : '能效标识');
  await shopper.sees(yuan(fen(fridge.filedPriceFen - subsidyFen)));
  await shopper.picture('shopper-appliance');
};

/** The square on the screen, read as a camera would, next to the digits below it. */
const readsCode = async (shopper: Visitor) => {
  const qrText = await shopper.reads('.voucher-ring');
  const digits = (await shopper.shown.locator('.voucher-digits').innerText()).replaceAll(/\D/g, '');
  return { qrText, digits };
};

const claims = async (shopper: Visitor, title: string): Promise<void> => {
  await shopper.go('/pages/home/index');
  const block = shopper.shown.locator('.block', { hasText: title });
  await shopper.picture('shopper-home');
  await block.getByRole('button', { name: /^冰箱 / }).click();
  await shopper.sees('规则说明');
  await shopper.picture('shopper-campaign');
  await shopper.push('领取冰箱补贴券');
  await shopper.sees('领到了');
  await shopper.go('/pages/wallet/index');
  await shopper.push(/冰箱/);
  await shopper.sees('秒后换新码');
  await shopper.picture('shopper-voucher');
};

const redeems = async (clerk: Visitor, digits: string, sale: { serial: string; invoice: string }): Promise<void> => {
  await clerk.push('门店收银台');
  await clerk.enter('或输入 16 位数字', digits);
  await clerk.push('查券');
  await clerk.sees('冰箱补贴券');
  await clerk.enter('商品条码', fridge.gtin);
  await clerk.enter('序列号', sale.serial);
  await clerk.enter('发票号码', sale.invoice);
  await clerk.sees(yuan(subsidyFen));
  await clerk.picture('clerk-entries');
  await clerk.push('下一步：核对');
  await clerk.sees('请和顾客核对');
  await clerk.push('确认核销');
  await clerk.sees('已核销');
  await clerk.sees(inGroups(sale.serial));
  await clerk.picture('clerk-receipt');
};

const cases: { width: number; viewport: Viewport; shopperName: string; serial: string; invoice: string }[] = [
  { viewport: phone, shopperName: '样例市民甲', serial: 'SN24A08817335', invoice: '25442000000123456781' },
  { viewport: desktop, shopperName: '样例市民乙', serial: 'SN24A08817336', invoice: '25442000000123456782' },
].map((one) => ({ ...one, width: one.viewport.width }));

test.each(cases)(
  'officer, shopper and clerk in the browser, $width px wide: from the plan to the money spent',
  async ({ viewport, width, shopperName, serial, invoice }) => {
    const title = `深圳市第二批补贴 ${width}`;
    const open = (name: string) => visitor(house.browser, house.base, { name, viewport });
    const [officer, approver, shopper, clerk] = await Promise.all([OFFICER, APPROVER, shopperName, CLERK].map(open));
    if (!officer || !approver || !shopper || !clerk) throw new Error('somebody is missing');

    await opensCampaign(officer, title);
    await approves(approver, title);
    await looksAtFridge(shopper, title);
    await claims(shopper, title);

    const { qrText, digits } = await readsCode(shopper);
    expect(digits).toMatch(/^\d{16}$/);
    expect(qrText).toMatch(/^LH/);
    await redeems(clerk, digits, { serial, invoice });

    await shopper.sees('使用明细');
    await shopper.sees(inGroups(serial));
    await shopper.picture('shopper-receipt');
    await shopper.push('看积分');
    await shopper.sees('待生效');
    await shopper.sees('退货期过后');

    await officer.sees(yuan(subsidyFen));
    await officer.picture('officer-money');
    await officer.enter('截至哪一天（含当天）', dayOf(systemClock.now()));
    await officer.sees('应付商户');
    await officer.sees('合计 · 借贷相抵');
    await officer.push('查看最近的分录');
    await officer.sees(/核销 rdm_/);
    await officer.picture('officer-ledger');
    await officer.go('/government/pages/overview/index');
    await officer.sees(yuanShort(BUDGET));
    await officer.picture('officer-overview');

    for (const person of [officer, approver, shopper, clerk]) {
      expect(person.errors).toEqual([]);
      await person.close();
    }
  },
  180_000,
);
