import { inflateSync } from 'node:zlib';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { beforeEach, describe, expect, test } from 'vitest';
import { shanghai } from '../../../../test/support/samples.ts';
import { ACCOUNT } from './account.ts';
import { type VisitBook, visitBook } from './limits.ts';
import { messageDesk } from './messages.ts';
import { miniCodeDesk } from './mini-codes.ts';
import type { Reply } from './reply.ts';
import { riskDesk } from './risks.ts';
import { textDesk } from './texts.ts';

let now: Instant;
let visits: VisitBook;
const clock = { now: () => now };
const advance = (seconds: number) => {
  now = plusSeconds(now, seconds);
};
beforeEach(() => {
  now = shanghai('2026-03-01T10:00');
  visits = visitBook(clock);
  visits.note('o-1');
});

/** How often a desk answers other than 45009 when asked so often in one minute. */
const answered = (answer: () => Reply, times: number): number =>
  Array.from({ length: times }, answer).filter((reply) => reply !== 45_009).length;

describe('messages', () => {
  const data = { thing1: { value: '冰箱补贴券' }, amount2: { value: '1500.00元' } };
  const message = { touser: 'o-1', template_id: 'template', data };
  const desk = () => {
    const made = messageDesk(visits);
    made.addTemplate('template', 'thing1', 'amount2');
    return made;
  };

  test('one accepted subscription is one message; two are two', () => {
    const { subscribe, answer, messagesTo } = desk();
    expect(answer(message)).toBe(43_101);
    subscribe('o-1', 'template');
    subscribe('o-1', 'template');
    subscribe('o-1', 'another template');
    expect([answer(message), answer(message), answer(message)]).toMatchObject([{ errcode: 0 }, { errcode: 0 }, 43_101]);
    expect(messagesTo('o-1')).toEqual([message, message]);
  });

  test.each([
    ['an openid that was never here', { touser: 'o-2' }, 40_003],
    ['an unknown template', { template_id: 'other' }, 40_037],
    ['a field missing', { data: { thing1: { value: '券' } } }, 47_003],
    ['an empty field', { data: { ...data, thing1: { value: '' } } }, 47_003],
    ['21 characters in a thing', { data: { ...data, thing1: { value: '券'.repeat(21) } } }, 47_003],
    ['an amount in words', { data: { ...data, amount2: { value: '一千五百' } } }, 47_003],
    ['values that are not wrapped', { data: { thing1: '券' } }, 47_003],
  ])('%s is %o: %i, and uses up no subscription', (_what, change, errcode) => {
    const { subscribe, answer } = desk();
    subscribe('o-1', 'template');
    expect(answer({ ...message, ...change })).toBe(errcode);
    expect(answer(message)).toMatchObject({ errcode: 0 });
  });
});

describe('mini-program codes', () => {
  const asked = { scene: 'a=1', page: 'pages/home/index', check_path: false };

  test('5,000 a minute, and again in the next', () => {
    const { answer } = miniCodeDesk(clock);
    expect(answered(() => answer(asked), 5_001)).toBe(5_000);
    advance(60);
    expect(answered(() => answer(asked), 1)).toBe(1);
  });

  test('are a JPEG, or a PNG of one pixel when the ground is to be transparent', async () => {
    const { answer } = miniCodeDesk(clock);
    const [jpeg, png] = [answer(asked), answer({ ...asked, is_hyaline: true })];
    if (!(jpeg instanceof Blob && png instanceof Blob)) throw new Error('no image');
    expect([jpeg.type, png.type]).toEqual(['image/jpeg', 'image/png']);
    const bytes = Buffer.from(await png.arrayBuffer());
    const from = bytes.indexOf('IDAT');
    // one line: no filter, then the pixel
    expect([...inflateSync(bytes.subarray(from + 4, from + 4 + bytes.readUInt32BE(from - 4)))]).toEqual([0, 0]);
  });

  test.each([
    ['33 characters', { scene: 'a'.repeat(33) }, 40_169],
    ['a per cent sign', { scene: 'a%20' }, 40_169],
    ['a page that is not published, to be checked', { check_path: true }, 41_030],
    ['another edition', { env_version: 'beta' }, 47_001],
    ['1,281 pixels', { width: 1_281 }, 47_001],
  ])('%s: %o is %i', (_what, change, errcode) => {
    expect(miniCodeDesk(clock).answer({ ...asked, ...change })).toBe(errcode);
  });

  test('check the page unless told not to', () => {
    const { publish, answer } = miniCodeDesk(clock);
    const unasked = { scene: 'a=1', page: 'pages/home/index' };
    expect(answer(unasked)).toBe(41_030);
    publish('pages/home/index');
    expect(answer(unasked)).toBeInstanceOf(Blob);
  });
});

describe('texts', () => {
  const asked = { openid: 'o-1', scene: 2, version: 2, content: '好' };

  test('4,000 a minute, and again in the next', () => {
    const { answer } = textDesk(clock, visits);
    expect(answered(() => answer(asked), 4_001)).toBe(4_000);
    advance(60);
    expect(answered(() => answer(asked), 1)).toBe(1);
  });

  test.each([
    ['scene 5', { scene: 5 }, 40_129],
    ['version 1', { version: 1 }, 47_001],
    ['nothing', { content: '' }, 44_002],
    ['2,501 characters', { content: '好'.repeat(2_501) }, 47_001],
    ['an openid that was never here', { openid: 'o-2' }, 40_003],
  ])('%s: %o is %i', (_what, change, errcode) => {
    expect(textDesk(clock, visits).answer({ ...asked, ...change })).toBe(errcode);
  });
});

describe('risks', () => {
  const asked = { appid: ACCOUNT.appId, openid: 'o-1', scene: 1, client_ip: '192.0.2.7' };

  test('are 0 unless set', () => {
    const { setRank, answer } = riskDesk(visits);
    expect(answer(asked)).toMatchObject({ risk_rank: 0 });
    setRank('o-1', 3);
    expect(answer(asked)).toMatchObject({ errcode: 0, risk_rank: 3 });
  });

  test.each([
    ['scene 2', { scene: 2 }, 40_129],
    ['no address', { client_ip: undefined }, 44_002],
    ['an empty address', { client_ip: '' }, 44_002],
    ['another appid', { appid: 'wx-other' }, 43_104],
    ['an openid that was never here', { openid: 'o-2' }, 40_003],
  ])('%s: %o is %i', (_what, change, errcode) => {
    expect(riskDesk(visits).answer({ ...asked, ...change })).toBe(errcode);
  });

  test('are not told two hours after the visit', () => {
    const { answer } = riskDesk(visits);
    advance(7_199);
    expect(answer(asked)).toMatchObject({ errcode: 0 });
    advance(1);
    expect(answer(asked)).toBe(61_010);
  });
});
