import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestHouse, startHouse } from '../support/house.ts';
import { weChatOf } from '../support/wechat.ts';

let house: TestHouse;
let office: ReturnType<typeof weChatOf>;
beforeAll(async () => {
  house = await startHouse();
  office = weChatOf(house, 'o-office');
});
afterAll(() => house.stop());

describe('a mini-program code', () => {
  test('is an image, byte for byte as WeChat sent it', async () => {
    const code = await office.code();
    expect(code).toMatchObject({ kind: 'image', type: 'image/jpeg' });
    const bytes = code.kind === 'image' ? code.bytes : new Uint8Array();
    // begins and ends as a JPEG does, and is as long as what was sent
    expect([bytes[0], bytes[1], bytes.at(-2), bytes.at(-1), bytes.length]).toEqual([0xff, 0xd8, 0xff, 0xd9, 159]);
  });

  test('for a page that must be published is none until it is (41030)', async () => {
    expect(await office.code({ checkPage: true })).toEqual({ kind: 'none' });
    house.wechatServer.publish('pages/voucher/index');
    expect(await office.code({ checkPage: true })).toMatchObject({ kind: 'image' });
  });

  test.each([
    ['trial', 280],
    ['develop', 1_280],
  ] as const)('opens the %s edition when asked to, %i pixels wide', async (edition, widthPx) => {
    expect(await office.code({ edition, widthPx })).toMatchObject({ kind: 'image' });
  });

  test('of a size that WeChat does not print is none, and logged as our fault (47001)', async () => {
    expect(await office.code({ widthPx: 279 })).toEqual({ kind: 'none' });
    expect(house.logged.at(-1)).toMatchObject({ level: 'error', fields: { error: { name: 'WeChat errcode 47001' } } });
  });

  test.each([
    ['more than 5,000 in this minute', 45_009],
    ['an account without the right', 48_001],
  ])('%s (%i) is none, and nobody’s fault', async (_what, errcode) => {
    const linesBefore = house.logged.length;
    house.wechatServer.plan('code', errcode);
    expect(await office.code()).toEqual({ kind: 'none' });
    expect(house.logged.length).toBe(linesBefore);
  });
});
