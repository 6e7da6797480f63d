import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestHouse, startHouse } from '../support/house.ts';
import { weChatOf } from '../support/wechat.ts';

const OPENID = 'o-canary-3K9';
const MESSAGE = '金丝雀券';
const TEXT = '金丝雀在唱违规样例';
const CLIENT_IP = '198.51.100.93';
const MOBILE = '13900088642';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

test('openid, message, text, address and mobile are in no item of the table, no line of the log and no error', async () => {
  const person = weChatOf(house, OPENID);
  person.visit();
  for (let time = 0; time < 20; time++) person.subscribe();
  const errors: string[] = [];
  const fields = { thing1: MESSAGE, date2: '2026年3月3日', amount3: '1元' };
  const askAll = async () => {
    await person
      .send({ fields })
      .catch((error: unknown) => errors.push(error instanceof Error ? `${error.name} ${error.stack}` : 'no error'));
    return [await person.code(), await person.check(TEXT), await person.rank({ clientIp: CLIENT_IP, mobile: MOBILE })];
  };
  expect(await askAll()).toMatchObject([{ kind: 'image' }, 'risky', 0]);
  expect(person.received()).toMatchObject([{ data: { thing1: { value: MESSAGE } } }]);
  // every way in which it can go wrong, too: errors like to quote
  for (const planned of [40_003, 47_003, 40_066, 45_009, -1, 'html', 'other-shape'] as const) {
    for (const operation of ['message', 'code', 'text', 'risk'] as const) house.wechatServer.plan(operation, planned);
    await askAll();
  }
  await house.pump.drain();
  const { Items: items = [] } = await house.client.send(new ScanCommand({ TableName: house.table.name }));
  expect(items.map(({ type }) => type?.S)).toContain('wechat-token');
  expect([errors.length, house.logged.length]).toEqual([2, 7]);
  const everywhere = JSON.stringify([items, house.logged, errors]);
  for (const canary of [OPENID, MESSAGE, TEXT, '金丝雀', CLIENT_IP, MOBILE, house.wechatServer.account.secret])
    expect({ canary, found: everywhere.includes(canary) }).toEqual({ canary, found: false });
});
