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
  await one.sees('· 旧的：填哪一年买的，记不清就填铭牌上的出厂年份');
  await one.picture('accounts-asked');
  await one.push('抄标识');
  await one.enter('耗电量（度 / 24 小时）', '2.1');
  await one.enter('哪一年买的', '2012');
  await one.sees(/^一年大约省 .* 度电$/);
  await one.sees('旧的已超过安全使用年限，建议尽快换掉');
  await one.sees('超过年限');
  await one.sees('· 填每度电多少钱，电费单上有（本省电价还没收录）');
  await one.isOffline(true);
  await one.enter('每度电多少元（看电费单）', '65');
  await one.sees('请填每度电多少元，例如 0.55');
  await one.enter('每度电多少元（看电费单）', '0.65');
  await one.sees(/^一年大约省 .* 元$/);
  await one.sees('只算了电费');
  await one.sees(/^光靠省下的钱，要 .* 年以上才补回，比安全使用年限 10 年还长/);
  await one.sees(/^有 \d 个数字是假定的，结果请当作大概。$/);
  await one.shown.getByText('节能账', { exact: true }).first().scrollIntoViewIfNeeded();
  await one.picture('accounts-reckoned');
  await one.push('看每个数字从哪来');
  await one.sees('广东电力平均二氧化碳排放因子');
  await one.sees('假定');
  await one.sees('标准或官方公布');
  await one.picture('accounts');
  await one.elderPicture('accounts-elder');
  await one.isOffline(false);
  expect(one.errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await one.close();
});

test('by hand: a washing machine saves water at the price of its bill, a gas boiler past its safe life is to be stopped', async () => {
  const one = await stranger(timed.browser, timed.base, phone);
  await one.go('/shopping/pages/accounts/index');
  await one.push('洗衣机');
  for (const at of ['旧', '新']) {
    const block = one.shown.locator('.block').filter({ hasText: at === '旧' ? '家里旧的这台' : '想买新的这台' });
    await block.getByRole('button', { name: '波轮' }).click();
    await block.locator('input[aria-label="洗涤容量（公斤）"]').fill('8');
    await block.getByRole('button', { name: '只知道等级' }).click();
    await block.getByRole('button', { name: at === '旧' ? '5 级' : '1 级' }).click();
  }
  await one.sees(/^一年大约省 .* 升水$/);
  await one.enter('每度电多少元（看电费单）', '0.65');
  await one.sees('· 填一吨水多少钱，水费也能算进去');
  await one.enter('一吨水多少元（看水费单，含污水费）', '5');
  await one.sees(/^其中水费省 .* 元，其余是电费$/);
  await one.picture('accounts-washer');
  await one.elderPicture('accounts-washer-elder');
  await one.push('燃气壁挂炉');
  await one.push('天然气、液化气');
  expect(await one.shown.locator('input[aria-label="洗涤容量（公斤）"]').count()).toBe(0);
  await one.enter('哪一年买的', '2099');
  await one.sees('请填四位数的年份，例如 2014，不能晚于今年');
  await one.enter('哪一年买的', '2012');
  await one.sees('旧的燃气用具已超过安全使用年限，请马上停用，找人检查');
  expect(
    await one.shown.getByText('旧的燃气用具已超过安全使用年限').evaluate((element) => getComputedStyle(element).color),
  ).toBe('rgb(180, 35, 24)');
  await one.picture('accounts-boiler');
  await one.elderPicture('accounts-boiler-elder');
  expect(one.errors).toEqual([]);
  await one.close();
});

test('without a model both are described by hand, in English and on a wide screen; a kind without a formula says so', async () => {
  const one = await stranger(timed.browser, timed.base, desktop);
  await one.speaks('en');
  await one.go('/shopping/pages/accounts/index');
  await one.push('Television');
  await one.sees('Old: enter the power on its plate, or choose “Not known”');
  await one.sees('No safe life with a source is known for this kind. Go by the years in its manual or on its plate.');
  await one.push('Fridge');
  await one.push('Not known');
  await one.enter('Year it was bought', '2012');
  await one.sees('The old one is past its safe life: replace it soon');
  await one.picture('accounts-english');
  expect(one.errors).toEqual([]);
  await one.close();
});
