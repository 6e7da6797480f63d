import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestHouse, startHouse } from '../support/house.ts';
import { TEMPLATE, weChatOf } from '../support/wechat.ts';

let house: TestHouse;
let person: ReturnType<typeof weChatOf>;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
let persons = 0;
beforeEach(() => {
  person = weChatOf(house, `o-message-${++persons}`);
  person.visit();
});

describe('a message', () => {
  test('arrives with its fields and what a tap opens, once for each subscription', async () => {
    person.subscribe();
    expect([await person.send(), await person.send()]).toEqual(['sent', 'refused']);
    expect(person.received()).toEqual([
      {
        touser: `o-message-${persons}`,
        template_id: TEMPLATE,
        page: 'pages/wallet/index',
        data: { thing1: { value: '冰箱补贴券' }, date2: { value: '2026年3月3日' }, amount3: { value: '1500.00元' } },
        miniprogram_state: 'formal',
        lang: 'zh_CN',
      },
    ]);
  });

  test.each([
    ['trial', 'en', 'trial', 'en_US'],
    ['develop', 'zh-CN', 'developer', 'zh_CN'],
  ] as const)('of the edition %s in %s is sent as %s, %s', async (edition, language, state, lang) => {
    person.subscribe();
    expect(await person.send({ edition, language })).toBe('sent');
    expect(person.received()).toMatchObject([{ miniprogram_state: state, lang }]);
  });

  test('nobody subscribed to is refused (43101), and does not arrive', async () => {
    expect(await person.send()).toBe('refused');
    expect(person.received()).toEqual([]);
  });

  test('to an openid that is none of ours (40003) is unreachable', async () => {
    expect(await person.send({ openid: 'o-of-another-mini-program' })).toBe('unreachable');
  });

  test.each([
    ['may not send (48001)', 48_001, 'unavailable'],
    ['has had this taken away (43107)', 43_107, 'unavailable'],
    ['sends them another message this moment (43108)', 43_108, 'away'],
  ] as const)('of an account that %s: %i is %s', async (_what, errcode, outcome) => {
    person.subscribe();
    house.wechatServer.plan('message', errcode);
    expect(await person.send()).toBe(outcome);
    expect(person.received()).toEqual([]);
  });

  test.each([
    ['a template that is not ours', { templateId: 'template-of-nobody' }, 40_037],
    ['a field missing', { fields: { thing1: '冰箱补贴券', date2: '2026年3月3日' } }, 47_003],
    ['21 characters where 20 fit', { fields: { thing1: '券'.repeat(21), date2: '3月3日', amount3: '1元' } }, 47_003],
  ])('with %s is a bug: it throws, and says only the number', async (_what, change, errcode) => {
    person.subscribe();
    await expect(person.send(change)).rejects.toMatchObject({
      name: `WeChat errcode ${errcode}`,
      message: 'WeChat refused',
    });
    expect(await person.send()).toBe('sent');
  });

  test('ten at once for one subscription: one arrives, nine are refused', async () => {
    person.subscribe();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => person.send()));
    expect(outcomes.toSorted()).toEqual([...Array<string>(9).fill('refused'), 'sent']);
    expect(person.received()).toHaveLength(1);
  });
});
