import { afterAll, beforeAll, expect, test } from 'vitest';
import { eligibleModel } from '../support/scenes.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { stranger } from './visitor.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(() => timed.stop());

test('the three accounts ask for what they miss, answer first in a sentence, open their sources, and go on without network', async () => {
  const one = await stranger(timed.browser, timed.base, phone);
  const { gtin } = eligibleModel('fridge');
  await one.go(`/shopping/pages/accounts/index?gtin=${gtin}&payFen=509915`);
  await one.sees('还差这些就能算');
  await one.sees('旧的：填哪一年买的');
  await one.picture('accounts-asked');
  await one.push('抄标识');
  await one.enter('耗电量（度 / 24 小时）', '2.1');
  await one.enter('哪一年买的', '2012');
  await one.sees(/^一年大约省 .* 度电$/);
  await one.sees('旧的已超过安全使用年限，建议尽快换掉');
  await one.sees('· 填电费单上每度电多少钱（本省电价还没收录）');
  await one.isOffline(true);
  await one.enter('每度电多少元（看电费单）', '0.65');
  await one.sees(/^一年大约省 .* 元电费$/);
  await one.sees(/^光靠省电费，大约 .* 年补回买新的钱。$/);
  await one.shown.getByText('节能账', { exact: true }).first().scrollIntoViewIfNeeded();
  await one.picture('accounts-reckoned');
  await one.push('看每个数字从哪来');
  await one.sees('广东电力平均二氧化碳排放因子');
  await one.sees(/^假定: /);
  await one.picture('accounts');
  await one.elderPicture('accounts-elder');
  await one.isOffline(false);
  expect(one.errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await one.close();
});

test('without a model both are described by hand, in English and on a wide screen; a kind without a formula says so', async () => {
  const one = await stranger(timed.browser, timed.base, desktop);
  await one.speaks('en');
  await one.go('/shopping/pages/accounts/index');
  await one.push('Television');
  await one.sees('Old: enter the power on its plate, or choose “Not known”');
  await one.sees('For this kind no formula or safe life with a source is known, so nothing is made up.');
  await one.picture('accounts-english');
  expect(one.errors).toEqual([]);
  await one.close();
});
