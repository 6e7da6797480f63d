import { linkPhone } from '@luhuan/shared/api/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCode, signedInWithWeChat, transport } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { call } from '../../miniprogram/src/api/call.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const linkAs = async (openid: string, code: string): Promise<string> =>
  refusalCode(
    await call(transport(house, (await signedInWithWeChat(house, openid)).token), linkPhone, { body: { code } }),
  );

test('a number is tied to the first who shows it; for them it can be repeated, for others it is taken', async () => {
  const show = () => house.wechatServer.givePhone('13900000002');
  expect(await linkAs('o-one', show())).toBe('none');
  expect(await linkAs('o-one', show())).toBe('none');
  expect(await linkAs('o-two', show())).toBe('PhoneTaken');
});

test('twenty persons show one number at once: one has it, nineteen are told that it is taken', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) => linkAs(`o-race-${number}`, house.wechatServer.givePhone('13900000003'))),
  );
  expect(answers.toSorted()).toEqual([...Array<string>(19).fill('PhoneTaken'), 'none'].toSorted());
});

test.each([
  ['a code used before', 40_029, 'PhoneCodeUsed'],
  ['too many in a minute', 45_011, 'ServiceAway'],
  ['a page of HTML', 'html' as const, 'ServiceAway'],
])('%s: %s is %s', async (_what, planned, refusal) => {
  house.wechatServer.plan('phone', planned);
  expect(await linkAs('o-refused', house.wechatServer.givePhone('13900000004'))).toBe(refusal);
});
