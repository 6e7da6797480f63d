// @vitest-environment jsdom
import { EventEmitter, once } from 'node:events';
import { problemOf } from '@luhuan/shared/refusal/problem';
import { expect, test } from 'vitest';
import { type RequestHandler } from './requests.ts';
import {
  TILL,
  subsidy,
  weapp,
  answer,
  sessionOf,
  openAs,
  openTill,
  push,
  shows,
  upToConfirm,
  redemptionsOf,
} from './till-scene.ts';

/** Lets the server do its work and loses the answer on the way back. */
const losing =
  (path: string): RequestHandler =>
  async (request) => {
    const reply = await answer(request);
    if (request.method === 'POST' && request.url.endsWith(path)) throw new Error('lost');
    return reply;
  };

test('a lost answer, then "ask again": the receipt is there and it was redeemed once', async () => {
  await openTill();
  const held = await upToConfirm({ serial: 'SNLOST00000' });
  weapp.answerRequest = losing('/v1/redemptions');
  await push('确认核销');
  expect(weapp.page.text()).toContain('结果还不确定');
  expect(weapp.page.text()).toContain('得到确认之前，请别按补贴价收款交货');
  expect(weapp.page.text()).not.toContain('已核销');
  weapp.answerRequest = answer;
  await push('再问一次');
  expect(weapp.page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('a lost answer, a killed app: the next start asks by itself, the receipt is there and it was redeemed once', async () => {
  await openTill();
  const held = await upToConfirm({ serial: 'SNLOST00001' });
  weapp.answerRequest = losing('/v1/redemptions');
  await push('确认核销');
  weapp.close();
  const page = await openTill('样例店员一', weapp.storage);
  await shows('已核销');
  expect(page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('a lost answer and then a session that is over: signing in again finds the one redemption', async () => {
  await openTill();
  const held = await upToConfirm({ serial: 'SNLOST00002' });
  weapp.answerRequest = losing('/v1/redemptions');
  await push('确认核销');
  const signedOut = { ...(await sessionOf('样例店员一')), token: 'over' };
  weapp.close();
  await openTill('样例店员一', weapp.storage);
  weapp.close();
  openAs(signedOut, weapp.storage);
  await weapp.launch(TILL);
  expect(weapp.page.text()).toContain('填过的内容还在');
  await push('去登录');
  await push('登录 样例店员一 店员 · 广东省深圳市南山区');
  await shows('已核销');
  expect(weapp.page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('while nobody has answered, the sale is "recorded, not yet confirmed" and cannot be sent twice', async () => {
  const page = await openTill();
  const held = await upToConfirm({ serial: 'SNSLOW00001' });
  const network = new EventEmitter();
  weapp.answerRequest = async (request) => {
    await once(network, 'back');
    return answer(request);
  };
  weapp.waitsForAnswers = false;
  await push('确认核销');
  expect(page.text()).toContain('已记下，还没有得到确认');
  await push('正在提交…');
  expect(weapp.requests.filter(({ url, method }) => method === 'POST' && url.endsWith('/v1/redemptions'))).toHaveLength(
    1,
  );
  weapp.waitsForAnswers = true;
  network.emit('back');
  await shows('已核销');
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('a busy server at the first try changed nothing, and says so; trying again redeems', async () => {
  const page = await openTill();
  const held = await upToConfirm({ serial: 'SNBUSY00000' });
  weapp.answerRequest = () => ({ status: 503, data: problemOf({ code: 'Busy' }, 'zh-CN', 'request') });
  await push('确认核销');
  expect(page.text()).toContain('没有任何改动，请过几秒再试。');
  weapp.answerRequest = answer;
  await push('再试一次');
  expect(page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('a lost answer, then a busy server: asking again still finds the one redemption', async () => {
  const page = await openTill();
  const held = await upToConfirm({ serial: 'SNBUSY00001' });
  weapp.answerRequest = losing('/v1/redemptions');
  await push('确认核销');
  weapp.answerRequest = () => ({ status: 503, data: problemOf({ code: 'Busy' }, 'zh-CN', 'request') });
  await push('再问一次');
  // what the lost try did is as open as before
  expect(page.text()).toContain('结果还不确定现在人多');
  weapp.answerRequest = answer;
  await push('再问一次');
  expect(page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toHaveLength(1);
});
