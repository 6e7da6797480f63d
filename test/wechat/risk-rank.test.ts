import { TERMS } from '@luhuan/shared/vault/purpose';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '../../functions/src/wechat/sign-in.ts';
import { NANSHAN, askWeChatSession, refusalCode } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { CLIENT_IP, weChatOf } from '../support/wechat.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
beforeEach(() => house.clock.advance(60));

/** Signs in from a known address, as somebody whose rank may have been set. */
const signInAs = async (openid: string): Promise<string> => {
  const code = house.wechatServer.logIn(openid);
  const session = await signIn(house)(
    { code, regionCode: NANSHAN, device: '', consentVersion: TERMS.account.version },
    house.clock.now(),
    CLIENT_IP,
  );
  return session.ok ? session.value.person.personId : session.error.code;
};
const personCount = async (): Promise<number> => {
  const { Items: items = [] } = await house.client.send(new ScanCommand({ TableName: house.table.name }));
  return items.filter(({ type }) => type?.S === 'person' || type?.S === 'openid').length;
};
const requests = () =>
  (['login', 'token', 'risk'] as const).map((operation) => house.wechatServer.requestsTo(operation));

describe('a risk rank', () => {
  test.each([0, 1, 2, 3, 4] as const)('%i is what WeChat says', async (rank) => {
    const person = weChatOf(house, `o-rank-${rank}`);
    person.visit();
    house.wechatServer.setRank(`o-rank-${rank}`, rank);
    expect([await person.rank(), await person.rank({ clientIp: CLIENT_IP, mobile: '13900000005' })]).toEqual([
      rank,
      rank,
    ]);
  });

  test('is not asked for without an address: WeChat requires one', async () => {
    const before = requests();
    const person = weChatOf(house, 'o-nowhere');
    person.visit();
    house.wechatServer.setRank('o-nowhere', 4);
    expect(await person.rank({ clientIp: undefined })).toBe('unknown');
    expect(requests()).toEqual(before);
  });

  test('of somebody two hours after their visit (61010), or never here (40003), is unknown', async () => {
    const person = weChatOf(house, 'o-late');
    person.visit();
    house.clock.advance(7_200);
    expect(await person.rank()).toBe('unknown');
    expect(await weChatOf(house, 'o-never').rank()).toBe('unknown');
  });

  test('above 4 is none', async () => {
    const person = weChatOf(house, 'o-five');
    person.visit();
    house.wechatServer.setRank('o-five', 5 as 4);
    expect(await person.rank()).toBe('unknown');
  });
});

describe('who signs in', () => {
  test('with rank 4 for the first time is refused, and is nobody afterwards', async () => {
    house.wechatServer.setRank('o-bot', 4);
    const before = await personCount();
    expect(await signInAs('o-bot')).toBe('LoginBlocked');
    expect(await personCount()).toBe(before);
  });

  test('with rank 4 on a later day is refused, and is who they were when the rank sinks to 3', async () => {
    const personId = await signInAs('o-suspect');
    expect(personId).toMatch(/^per_/);
    house.wechatServer.setRank('o-suspect', 4);
    expect(await signInAs('o-suspect')).toBe('LoginBlocked');
    house.wechatServer.setRank('o-suspect', 3);
    expect(await signInAs('o-suspect')).toBe(personId);
  });

  test.each(['html', 'other-shape', 'hang', 61_010, 40_003, 45_009, 48_001, 40_066] as const)(
    'is let in when WeChat answers the question for the rank with %s',
    async (plan) => {
      house.wechatServer.plan('risk', plan);
      expect(await signInAs(`o-let-in-${plan}`)).toMatch(/^per_/);
    },
  );

  test('is let in when there is no token to ask with, even if all of them are sent away', async () => {
    house.clock.advance(7_200);
    house.wechatServer.plan('token', 'html');
    expect(await signInAs('o-no-token')).toMatch(/^per_/);
    house.clock.advance(60);
    expect(await signInAs('o-no-token')).toMatch(/^per_/);
  });

  test('costs two requests to WeChat, and a third when a token is needed', async () => {
    house.clock.advance(7_200);
    const before = requests();
    await signInAs('o-counted');
    expect(requests().map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1]);
    await signInAs('o-counted');
    expect(requests().map((count, index) => count - (before[index] ?? 0))).toEqual([2, 1, 2]);
  });

  test('while the rank is away for twenty: five wait for it, fifteen do not, all are let in', async () => {
    house.wechatServer.plan('risk', ...Array<'html'>(5).fill('html'));
    const before = house.wechatServer.requestsTo('risk');
    for (let number = 0; number < 20; number++) expect(await signInAs(`o-many-${number}`)).toMatch(/^per_/);
    expect(house.wechatServer.requestsTo('risk') - before).toBe(5);
  });

  test('over HTTP the address reaches WeChat, and rank 4 is refused', async () => {
    house.wechatServer.setRank('o-http', 4);
    expect(refusalCode(await askWeChatSession(house, 'o-http'))).toBe('LoginBlocked');
  });
});
