import type { Rules } from '@luhuan/shared/campaign/revision';
import { plusDays } from '@luhuan/shared/clock';
import { basisPoints } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound } from '../support/house.ts';
import { asPerson, claimed, draftWith, inForce, shopper } from '../support/scenes.ts';
import { phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, visitor } from './visitor.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

let programmes = 0;
const campaign = async (title: string, units: number, change: Partial<Rules> = {}): Promise<CampaignId> => {
  const { house } = timed;
  const from = house.clock.now();
  const window = { from, until: plusDays(from, 30) };
  const programme = `claims-seen-${++programmes}`;
  const budgets = [{ category: 'fridge' as const, budgetFen: units * 150_000 }];
  const id = await inForce(house, draftWith(budgets, { title, programme, window, ...change }));
  while ((await house.letOutDrops()) > 0);
  return id;
};

let strangers = 60;
/** Somebody else has one, and what was leased for more is back. */
const othersClaim = async (id: CampaignId): Promise<void> => {
  await claimed(await asPerson(timed.house, shopper(++strangers)), id, 'fridge');
  timed.house.clock.advance(3_600);
};

const opens = (one: Visitor, id: CampaignId) => one.go(`/pages/campaign/index?campaignId=${id}&category=fridge`);
const citizen = (name: string) => visitor(timed.browser, timed.base, { name, viewport: phone });
/** What the browser notes by itself of refusals. */
const EXPECTED = /status of (409|422) /;

test('kept for elders until 18:00 and then for all, sold out for good, a place asked and denied, refused, given back, a reminder', async () => {
  const { house } = timed;
  const one = await citizen('样例市民甲');
  const shares = [{ for: { kind: 'senior' as const }, share: basisPoints(5_000), untilTime: '18:00' }];
  const kept = await campaign('给老年人留一半', 2, { release: { kind: 'at-once', shares } });
  await othersClaim(kept);
  await opens(one, kept);
  await one.push('领取冰箱补贴券');
  await one.sees('眼下剩下的冰箱补贴是保留的');
  await one.sees(/18:00 起没领完的大家都能领/);
  await one.picture('claim-kept');
  await one.elderPicture('claim-kept-elder');

  const gone = await campaign('领完了', 1);
  await opens(one, gone);
  await one.sees('还有 1 张');
  await othersClaim(gone);
  await one.push('领取冰箱补贴券');
  await one.sees('没有安排下一批');
  await one.picture('claim-sold-out-last');

  await opens(one, await campaign('要看在不在本地', 3, { location: ['claim'] }));
  await one.sees('领取时要确认您在活动地区');
  await one.picture('claim-place-asked');
  await one.push('领取冰箱补贴券');
  await one.sees('没有拿到位置');
  await one.picture('claim-place-denied');

  const open = await campaign('还有名额', 3);
  const unproven = await citizen('样例市民丁（未实名）');
  await opens(unproven, open);
  await unproven.push('领取冰箱补贴券');
  await unproven.sees('还没有实名认证');
  await unproven.picture('claim-refused');
  await unproven.close();

  await opens(one, open);
  await one.push('领取冰箱补贴券');
  await one.sees('领到了');
  await house.pump.drain();
  house.clock.advance(2 * 86_400);
  while ((await house.expire()) > 0);
  await house.pump.drain();
  await one.go('/account/pages/notices/index');
  await one.sees(/冰箱补贴券还没用/);
  await one.picture('notice-ending');
  await one.go('/pages/wallet/index');
  await one.push(/冰箱/);
  await one.push('不用了，退回');
  await one.sees('名额会留给别人');
  await one.picture('give-back-asked');
  await one.push(/^退回$/);
  await one.sees('已退回');
  await one.picture('given-back');
  expect(one.errors.filter((error) => !EXPECTED.test(error))).toEqual([]);
  await one.close();
});
