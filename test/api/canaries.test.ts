import { linkPhone } from '@luhuan/shared/api/people';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionKeyOf } from '../../functions/src/local/wechat-server/codes.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { askWeChatSession, refusalCode, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, startHouse } from '../support/house.ts';

const OPENID = 'o-canary-7Q2';
const PHONE = '13900077531';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

test('openid, session_key and phone number are in no item of the table, no line of the log and no reply', async () => {
  const session = valueOf(await askWeChatSession(house, OPENID));
  const shopper = transport(house, session.token);
  const link = () => call(shopper, linkPhone, { body: { code: house.wechatServer.givePhone(PHONE) } });
  const replies: unknown[] = [session, await link()];
  // every way in which it can go wrong, too: errors like to quote
  for (const planned of [40_029, 40_125, -1, 'html'] as const) {
    house.wechatServer.plan('login', planned);
    house.wechatServer.plan('phone', planned);
    replies.push(await askWeChatSession(house, OPENID), await link());
  }
  for (const fault of ['lost-after', 'killed-before'] as const)
    replies.push(
      (
        await house.faults.during(
          () => fault,
          () => askWeChatSession(house, OPENID),
        )
      ).result,
    );
  expect(refusalCode(await link())).toBe('none');
  const claims = Buffer.from(session.token.split('.')[1] ?? '', 'base64url').toString();
  const { Items: items = [] } = await house.client.send(new ScanCommand({ TableName: house.table.name }));
  expect(items.map(({ type }) => type?.S)).toEqual(expect.arrayContaining(['openid', 'phone', 'wechat-token']));
  expect(house.logged.length).toBeGreaterThan(10);
  const everywhere = JSON.stringify([items, house.logged, replies, claims]);
  const canaries = { OPENID, sessionKey: sessionKeyOf(OPENID), PHONE, secret: house.wechatServer.account.secret };
  for (const [name, canary] of Object.entries(canaries))
    expect({ name, found: everywhere.includes(canary) }).toEqual({ name, found: false });
});
