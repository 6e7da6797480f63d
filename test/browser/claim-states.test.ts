import { requestAdmission } from '@luhuan/shared/api/admissions';
import { giveBackVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { plusSeconds } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCAL_TABLE } from '../../functions/src/local/house.ts';
import { readEngineNote } from '../../functions/src/local/engine.ts';
import { localKeys } from '../../functions/src/local/keys.ts';
import { ulidsFrom } from '../../functions/src/platform/new-id.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { systemClock } from '../../functions/src/platform/system-clock.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { en } from '../../miniprogram/src/text/en.ts';
import { type Texts, zhCN } from '../../miniprogram/src/text/zh-cn.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { asPerson, claimed, draftWith, inForce, newKey, reserved, shopper } from '../support/scenes.ts';
import { type BrowserHouse, startBrowserHouse } from './browser-house.ts';
import { phone } from './chromium.ts';
import { type Visitor, visitor } from './visitor.ts';

const NAME = '样例市民甲';

let house: BrowserHouse;
let desk: Awaited<ReturnType<typeof deskOf>>;
beforeAll(async () => {
  house = await startBrowserHouse();
  desk = await deskOf(house);
}, 900_000);
afterAll(() => house.stop());

/** The running house, reached from outside: over HTTP, and as its table's neighbour for whoever has no screen. */
const deskOf = async ({ base, dataDir }: BrowserHouse) => {
  const note = await readEngineNote(dataDir);
  return {
    api: { request: (path: string, init: RequestInit) => fetch(base + path, init) },
    table: openTable(dynamoClient(`http://127.0.0.1:${note?.port}`), LOCAL_TABLE),
    keys: await localKeys(dataDir),
    newId: ulidsFrom(systemClock, Math.random),
    clock: systemClock,
  };
};

const wordsOf: Readonly<Record<Language, Texts>> = { 'zh-CN': zhCN, en };
const NO_LIMIT = {
  counts: 'together' as const,
  unusedMax: null,
  perDay: null,
  perMonth: null,
  perYear: null,
  reclaimsMax: null,
};

let strangers = 0;
let programmes = 0;
/** A campaign that has begun a minute ago and lasts for a day, with money for so many vouchers. */
const campaign = (title: string, change: Partial<Rules> = {}, vouchers = 5): Promise<CampaignId> => {
  const now = systemClock.now();
  const window = { from: plusSeconds(now, -60), until: plusSeconds(now, 86_400) };
  const programme = `claim-states-${++programmes}`;
  const budgets = [{ category: 'fridge' as const, budgetFen: vouchers * 150_000 }];
  return inForce(desk, draftWith(budgets, { title, programme, window, ...change }));
};

/** The same person on another device. */
const elsewhere = () => signedIn(desk, NAME);
const stranger = (number: number) => asPerson(desk, shopper(910_000 + number));
const opens = (one: Visitor, campaignId: CampaignId) =>
  one.go(`/pages/campaign/index?campaignId=${campaignId}&category=fridge`);

/** What each state needs to come about, in the words of a language. */
const sceneOf = (one: Visitor, language: Language) => {
  const text = wordsOf[language];
  const presses = () => one.shown.locator('.campaign-actions .push-button-primary').click();
  const sees = async (words: string | RegExp, name: string) => {
    await one.sees(words);
    await one.picture(`${name}-${language}`);
    if (language === 'zh-CN') await one.elderPicture(`${name}-elder`);
  };
  const ready = async (id: CampaignId) => {
    await opens(one, id);
    await one.shown.locator('.campaign-actions .push-button-primary').waitFor();
  };
  return { one, text, claim: text.claim, language, presses, sees, ready };
};
type Scene = ReturnType<typeof sceneOf>;

const countdown = async ({ one, text, presses, sees, ready }: Scene) => {
  const from = plusSeconds(systemClock.now(), 25);
  const id = await campaign('马上开始', { window: { from, until: plusSeconds(from, 86_400) } });
  await opens(one, id);
  await sees(/00:00:\d\d/, 'countdown');
  // nobody presses anything: the button comes with the opening
  await one.shown.locator('.campaign-actions .push-button-primary').waitFor({ timeout: 90_000 });
  await ready(id);
  await presses();
  await sees(text.campaign.wonTitle, 'won');
};

const soldOut = async ({ one, claim, language, presses, sees, ready }: Scene) => {
  const tranche = {
    at: plusSeconds(systemClock.now(), 3_600),
    budgets: [{ category: 'fridge' as const, amountFen: fen(150_000) }],
  };
  const id = await campaign('只有一张', { tranches: [tranche] }, 1);
  await ready(id);
  await claimed(await stranger(++strangers), id, 'fridge');
  await presses();
  await one.sees(claim.soldOutForNow(CATEGORY_NAME[language].fridge));
  await sees(claim.soldOutNext(dateTime(tranche.at, language)), 'sold-out');
};

const noneNow = async ({ one, claim, presses, sees, ready }: Scene) => {
  const id = await campaign('可能退回', {}, 1);
  await ready(id);
  await claimed(await stranger(++strangers), id, 'fridge');
  const someBackBy = plusSeconds(systemClock.now(), 300);
  const supply = { state: 'none-now', category: 'fridge', nextDropAt: null, someBackBy };
  await one.hears(/\/supply$/, { asOf: systemClock.now(), items: [supply] });
  await presses();
  await sees(claim.noneNowTitle, 'none-now');
};

const already = async ({ claim, presses, sees, ready }: Scene) => {
  const id = await campaign('已经有了');
  await ready(id);
  await claimed(await elsewhere(), id, 'fridge');
  await presses();
  await sees(claim.alreadyTitle, 'already');
};

const atTill = async ({ claim, presses, sees, ready }: Scene) => {
  const id = await campaign('正在收银台');
  await ready(id);
  const held = await claimed(await elsewhere(), id, 'fridge');
  await reserved(desk, await signedIn(desk, '样例店员一'), held);
  await presses();
  await sees(claim.atTillTitle, 'at-till');
};

const barred = async ({ one, text, presses, sees, ready }: Scene) => {
  const id = await campaign('一天一次', { reclaim: { ...NO_LIMIT, perDay: 1 } });
  await ready(id);
  const send = await elsewhere();
  const { voucherId } = (await claimed(send, id, 'fridge')).voucher;
  valueOf(await call(send, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
  await presses();
  await one.sees(/起可以再领|claim again from/);
  await sees(text.common.why, 'barred');
};

const unknown = async ({ one, text, claim, presses, sees, ready }: Scene) => {
  const id = await campaign('答复丢了');
  await ready(id);
  const found = await one.loses(/\/claims$/);
  await presses();
  await sees(claim.checkingTitle, 'unknown');
  // the app is closed and opened again: it goes on checking, with the same key
  await opens(one, id);
  await one.sees(claim.checkingTitle);
  await found();
  await one.sees(text.campaign.wonTitle);
  const { items } = valueOf(await call(await elsewhere(), listVouchers, {}));
  expect(items.filter(({ voucher }) => voucher.campaignId === id)).toHaveLength(1);
};

const ROOM: Rules['allocation'] = { kind: 'rush', room: { claimsPerSecond: 1, opensMinutes: 60 } };

const early = async ({ one, claim, language, presses, sees, ready }: Scene) => {
  const from = plusSeconds(systemClock.now(), 600);
  const window = { from, until: plusSeconds(from, 86_400) };
  const id = await campaign('等候室', { window, allocation: ROOM });
  for (let count = 0; count < 3; count++) await joins(id);
  await ready(id);
  await one.picture(`room-open-${language}`);
  await presses();
  await one.sees(claim.earlyTitle);
  // the number is a few seconds old
  await sees(/约 \d 人在等|\d (people are|person is) waiting/, 'early');
};

const joins = async (campaignId: CampaignId) =>
  valueOf(await call(await stranger(++strangers), requestAdmission, { params: { campaignId }, body: {} }));

const waiting = async ({ one, text, claim, presses, sees, ready }: Scene) => {
  const id = await campaign('正在排队', { allocation: ROOM });
  await ready(id);
  const crowd = Array.from({ length: 30 }, () => joins(id));
  await Promise.all(crowd);
  await presses();
  await one.sees(claim.turnIn);
  await sees(/您前面还有 \d+ 人|\d+ people are before you/, 'waiting');
  // who comes back finds their place kept, and is served without another tap
  await opens(one, id);
  await one.sees(claim.turnIn);
  await one.shown.getByText(text.campaign.wonTitle).first().waitFor({ timeout: 120_000 });
};

/** What the browser notes by itself of refusals and of the answers that were lost on purpose. */
const EXPECTED = /status of (409|422|429) |net::ERR_FAILED/;

const PLAYS = [
  { states: 'countdown, early, none right now', plays: [countdown, early, noneNow] },
  { states: 'waiting', plays: [waiting] },
  {
    states: 'won, sold out, one already, at a till, barred, checking',
    plays: [soldOut, already, atTill, barred, unknown],
  },
];
const SCENES = (['zh-CN', 'en'] as const).flatMap((language) => PLAYS.map((play) => ({ language, ...play })));

// side by side: most of it is waiting for an opening or a turn
test.concurrent.each(SCENES)(
  'every state of a claim is seen ($language): $states',
  async ({ language, plays }) => {
    const one = await visitor(house.browser, house.base, { name: NAME, viewport: phone });
    await one.speaks(language);
    for (const play of plays) await play(sceneOf(one, language));
    expect(one.errors.filter((error) => !EXPECTED.test(error))).toEqual([]);
    await one.close();
  },
  900_000,
);
