import { openDemonstrationSession } from '@luhuan/shared/api/sessions';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { dayOf, plusDays } from '@luhuan/shared/clock';
import type { Language } from '@luhuan/shared/text/language';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { personNamed, signedIn, transport, valueOf } from '../support/caller.ts';
import { published, stopOn } from '../support/fairs.ts';
import { MODELS, expectSound } from '../support/house.ts';
import { readyMade } from '../support/powers.ts';
import { approvedCampaign, claimed, newKey, sold } from '../support/scenes.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

/** Every page of the app, as its configuration names them: a new one cannot be forgotten here. */
const pagesOfTheApp = async (): Promise<string[]> => {
  type App = { pages: string[]; subPackages: { root: string; pages: string[] }[] };
  Object.assign(globalThis, { defineAppConfig: (app: App) => app });
  const { default: app } = (await import('../../miniprogram/src/app.config.ts')) as { default: App };
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
};

const PARTIES = {
  nobody: { name: null, viewport: phone, elder: true },
  shopper: { name: '样例市民甲', viewport: phone, elder: true },
  clerk: { name: '样例店员一', viewport: phone, elder: false },
  manager: { name: '样例店长', viewport: phone, elder: false },
  officer: { name: '样例经办员', viewport: desktop, elder: false },
};
type Party = keyof typeof PARTIES;

const MANAGED = ['prices', 'firm', 'store', 'device'].map((page) => `retailer/pages/${page}/index`);
const whoUses = (page: string): Party => {
  if (page === 'pages/sign-in/index') return 'nobody';
  if (page.startsWith('government/')) return 'officer';
  if (page.startsWith('staff/') || MANAGED.includes(page)) return 'manager';
  return page.startsWith('retailer/') ? 'clerk' : 'shopper';
};
const APPLIANCES = 'pages/appliances/index';
const IN_ENGLISH = [
  'pages/sign-in/index',
  'pages/home/index',
  APPLIANCES,
  'shopping/pages/accounts/index',
  'retailer/pages/till/index',
  'government/pages/overview/index',
];

const FRIDGES = MODELS.filter(({ category }) => category === 'fridge').map(({ gtin }) => gtin);

/** A sale, a voucher and a refusal, and what a page has to be told to show them. */
const seeded = async (): Promise<Readonly<Record<string, string>>> => {
  const { house } = timed;
  const campaignId = await approvedCampaign(house, { fridge: 150_000, washer: 150_000 });
  const { redemptionId } = await sold(house, await signedIn(house, '样例店员一'), campaignId, readyMade('样例市民甲'));
  const shopper = await signedIn(house, '样例市民甲');
  const { voucher } = await claimed(shopper, campaignId, 'washer');
  const params = { campaignId, category: 'washer' as const };
  const again = await call(shopper, claimVoucher, { key: newKey(), params, body: { channel: 'store' } });
  const receiptId = !again.ok && again.error.kind === 'refused' ? again.error.problem.facts['receiptId'] : undefined;
  const now = house.clock.now();
  const stops = [3, 4].map((days) => stopOn(dayOf(plusDays(now, days))));
  const { fairId } = await published(await signedIn(house, '样例经办员'), { stops });
  await house.pump.drain();
  const one = new URLSearchParams({ campaignId, category: 'washer' }).toString();
  return {
    'pages/appliance/index': `gtin=${FRIDGES[0]}`,
    'pages/campaign/index': one,
    'pages/voucher/index': `voucherId=${voucher.voucherId}`,
    'account/pages/receipt/index': `receiptId=${String(receiptId)}`,
    'account/pages/turn/index': one,
    'shopping/pages/card/index': `voucherId=${voucher.voucherId}`,
    'shopping/pages/accounts/index': `gtin=${FRIDGES[1]}&payFen=254900`,
    'shopping/pages/fair/index': `fairId=${fairId}`,
    'shopping/pages/fairs/index': 'tab=calendar',
    'retailer/pages/return/index': `redemptionId=${redemptionId}`,
    'government/pages/campaign/index': one,
    'government/pages/builder/index': one,
  };
};

const preferencesIn = (language: Language) => ({
  language,
  elder: null,
  home: { regionCode: '440305', name: '广东省深圳市南山区' },
});

/** A browser in which the party is signed in already. */
const opened = async (party: Party): Promise<Page> => {
  const { name, viewport } = PARTIES[party];
  const { house, browser, base } = timed;
  const signIn = async (who: string) =>
    valueOf(await call(transport(house), openDemonstrationSession, { body: { personId: personNamed(who) } }));
  const session = name === null ? null : { ...(await signIn(name)), name };
  const kept = {
    session,
    preferences: preferencesIn('zh-CN'),
    compared: { category: 'fridge', gtins: FRIDGES.slice(0, 2) },
  };
  const localStorage = Object.entries(kept).map(([key, data]) => ({ name: key, value: JSON.stringify({ data }) }));
  const storageState = { cookies: [], origins: [{ origin: base, localStorage }] };
  const { page } = await browser.open(`${base}/openapi.json`, { viewport, storageState, reducedMotion: 'reduce' });
  return page;
};

const SHOWN = '.taro_page_show .screen-main';
const opensPage = async (page: Page, path: string, query: string): Promise<void> => {
  await page.goto(`${timed.base}/${path}?${query}`);
  await page.locator(SHOWN).last().waitFor();
  await page.waitForFunction((shown) => document.querySelector(`${shown} .nut-skeleton`) === null, SHOWN);
  await page.evaluate(axe.source);
};

/** A line for each element with a serious or critical fault, by every rule that axe has. */
const faultsOn = async (page: Page): Promise<string[]> => {
  const found = await page.evaluate(async () => {
    const { axe: looking } = window as unknown as { axe: typeof axe };
    return (await looking.run(document, { resultTypes: ['violations'] })).violations;
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
};

type Seen = { readonly screen: string; readonly faults: readonly string[] };

const walk = async (party: Party, paths: readonly string[], queries: Readonly<Record<string, string>>) => {
  const page = await opened(party);
  const seen: Seen[] = [];
  const look = async (screen: string) => seen.push({ screen, faults: await faultsOn(page) });
  for (const path of paths) {
    await opensPage(page, path, queries[path] ?? '');
    await look(path);
    if (!PARTIES[party].elder) continue;
    await page.evaluate(() => document.querySelectorAll('html, .lh').forEach((one) => one.classList.add('lh-elder')));
    await look(`${path} 长辈版`);
  }
  const english = JSON.stringify({ data: preferencesIn('en') });
  await page.evaluate((chosen) => localStorage.setItem('preferences', chosen), english);
  for (const path of paths.filter((one) => IN_ENGLISH.includes(one))) {
    await opensPage(page, path, queries[path] ?? '');
    await look(`${path} English`);
  }
  await page.context().close();
  return seen;
};

test('no screen has a serious or critical fault by axe: as its people see it, in 长辈版 and in English', async () => {
  const queries = await seeded();
  const pages = await pagesOfTheApp();
  const of = (party: Party) =>
    walk(
      party,
      pages.filter((page) => whoUses(page) === party),
      queries,
    );
  const seen = (await Promise.all((Object.keys(PARTIES) as Party[]).map(of))).flat();
  console.log(seen.map(({ screen, faults }) => `${faults.length} ${screen}`).join('\n'));
  expect(seen.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(new Set(seen.map(({ screen }) => screen.split(' ')[0]))).toEqual(new Set(pages));
}, 180_000);

test('the first screen of the catalogue asks the API for three things, at most 60 KB over the wire', async () => {
  const page = await opened('shopper');
  const asked: Promise<{ path: string; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/v1/')) return;
    const sizing = request.sizes().then((sizes) => sizes.responseBodySize + sizes.responseHeadersSize);
    asked.push(sizing.then((bytes) => ({ path: pathname, bytes })));
  });
  await opensPage(page, APPLIANCES, '');
  await page.waitForLoadState('networkidle');
  const answers = await Promise.all(asked);
  console.log(answers);
  await page.context().close();
  expect(answers.map(({ path }) => path).toSorted()).toEqual([
    '/v1/appliance-models',
    '/v1/regions/440305/offers',
    '/v1/regions/440305/promotions',
  ]);
  expect(answers.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(60_000);
});
