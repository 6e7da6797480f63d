import { openDemonstrationSession } from '@luhuan/shared/api/sessions';
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import { plusSeconds } from '@luhuan/shared/clock';
import { yuan } from '@luhuan/shared/text/format';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { personNamed, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, eligibleModel, shopper } from '../support/scenes.ts';
import { answerWith, type RequestHandler } from './requests.ts';
import { Weapp } from './runtime.ts';

export const TILL = '/retailer/pages/till/index';
export const fridge = eligibleModel('fridge');
export const subsidy = yuan(Math.min(Math.round(fridge.filedPriceFen * 0.15), 150_000));

export let house: TestHouse;
let campaignId: CampaignId;
export let weapp: Weapp;
let shoppers = 0;
let invoices = 0;
const errors: string[] = [];

beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 120_000 });
});
afterEach(() => {
  weapp.close();
  errors.push(...weapp.errors);
});
afterAll(async () => {
  expect(errors).toEqual([]);
  await expectSound(house);
  await house.stop();
});

export const answer: RequestHandler = answerWith((request) => house.api.fetch(request));

export const sessionOf = async (name: string) => {
  const opened = await call(transport(house), openDemonstrationSession, { body: { personId: personNamed(name) } });
  return { ...valueOf(opened), name };
};

/** A new run of the app on a phone with this session, and what an earlier run left in its storage. */
export const openAs = (session: unknown, storage: ReadonlyMap<string, unknown> = new Map()): void => {
  weapp = new Weapp({ storage: { ...Object.fromEntries(storage), session }, answerRequest: answer });
};

/** Starts the app at the till, signed in, with what an earlier run of the app left in the phone's storage. */
export const openTill = async (name = '样例店员一', storage: ReadonlyMap<string, unknown> = new Map()) => {
  openAs(await sessionOf(name), storage);
  return weapp.launch(TILL);
};

export const newVoucher = async (campaign = campaignId): Promise<WalletVoucher> =>
  claimed(await asPerson(house, shopper(++shoppers)), campaign, 'fridge');

export const codeOf = ({ secret, voucher }: WalletVoucher, secondsAgo = 0) =>
  codeAt(secret ?? '', voucher.voucherId, plusSeconds(house.clock.now(), -secondsAgo));

export const push = (label: string) => weapp.page.tapRole('button', label);
export const type = (label: string, value: string) => weapp.page.input(`[aria-label="${label}"]`, value);
export const shows = (text: string) => weapp.until(() => weapp.page.text().includes(text));

export const scan = async (held: WalletVoucher, secondsAgo = 0) => {
  weapp.answers.set('scanCode', () => ({ result: codeOf(held, secondsAgo).qrText }));
  await push('扫码');
};

const newInvoice = () => `2555000000${String(++invoices).padStart(10, '0')}`;

/** `seen`: what stands on the screen once the goods are quoted. */
export const enter = async ({
  serial,
  invoice = newInvoice(),
  seen = `补贴${subsidy}`,
}: {
  serial: string;
  invoice?: string;
  seen?: string;
}) => {
  await type('商品条码', fridge.gtin);
  await type('序列号', serial);
  await type('发票号码', invoice);
  await shows(seen);
  return invoice;
};

/** From an empty till to the question whether everything is right. */
export const upToConfirm = async (sale: { serial: string; invoice?: string }) => {
  const held = await newVoucher();
  await scan(held);
  await enter(sale);
  await push('下一步：核对');
  return held;
};

export const redemptionsOf = async ({ voucher }: WalletVoucher) => {
  const till = await signedIn(house, '样例店员一');
  const { items } = valueOf(await call(till, listRedemptions, { query: { limit: 100 } }));
  return items.filter(({ voucherId }) => voucherId === voucher.voucherId);
};
