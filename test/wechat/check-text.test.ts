import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestHouse, startHouse } from '../support/house.ts';
import { weChatOf } from '../support/wechat.ts';

let house: TestHouse;
let author: ReturnType<typeof weChatOf>;
beforeAll(async () => {
  house = await startHouse();
  author = weChatOf(house, 'o-author');
});
afterAll(() => house.stop());
beforeEach(() => author.visit());

test.each([
  ['冰箱已经送到，安装得很好', 'pass'],
  ['这是一段待审样例', 'review'],
  ['这是一段违规样例', 'risky'],
])('“%s” is %s', async (text, verdict) => {
  expect(await author.check(text)).toBe(verdict);
});

test('2,500 characters are checked to the last; 2,501 are not sent, and unchecked', async () => {
  const requests = () => house.wechatServer.requestsTo('text');
  expect(await author.check(`${'好'.repeat(2_496)}违规样例`)).toBe('risky');
  const before = requests();
  expect(await author.check(`${'好'.repeat(2_497)}违规样例`)).toBe('unchecked');
  expect(requests()).toBe(before);
});

test('an author who has not been here for two hours (61010) is unchecked, and checked again after a visit', async () => {
  house.clock.advance(7_199);
  expect(await author.check('好')).toBe('pass');
  house.clock.advance(1);
  expect(await author.check('好')).toBe('unchecked');
  author.visit();
  expect(await author.check('好')).toBe('pass');
});

test('an openid that is none of ours (40003) is unchecked', async () => {
  expect(await weChatOf(house, 'o-of-another-mini-program').check('违规样例')).toBe('unchecked');
});

test('a verdict WeChat has not had until now is unchecked, never a pass', async () => {
  house.wechatServer.plan('text', 'other-shape');
  expect(await author.check('违规样例')).toBe('unchecked');
});
