import { type Problem } from '@luhuan/shared/refusal/problem';
import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import type { CampaignId } from '@luhuan/shared/ids';
import { codeAt, numberOf } from '@luhuan/shared/voucher/rotating-code';
import type { Language } from '@luhuan/shared/text/language';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, eligibleModel, newKey, saleOf, shopper } from '../support/scenes.ts';

let house: TestHouse;
let campaignId: CampaignId;
let till: Transport;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 150_000 });
  till = await signedIn(house, '样例店员一');
});
afterAll(() => house.stop());

let people = 0;
const holder = async () => {
  const { voucher, secret } = await claimed(await asPerson(house, shopper(++people)), campaignId, 'fridge');
  await house.pump.drain();
  return { voucherId: voucher.voucherId, shown: () => codeAt(secret ?? '', voucher.voucherId, house.clock.now()) };
};

const scan = (code: string) => call(till, reserveVoucher, { key: newKey(), body: { code } });
const scanned = async (code: string) => refusalCode(await scan(code));
const problemOf = async (code: string): Promise<Problem> => {
  const result = await scan(code);
  if (result.ok || result.error.kind !== 'refused') throw new Error('not refused');
  return result.error.problem;
};

const altered = (text: string, index: number): string =>
  `${text.slice(0, index)}${text[index] === '0' ? '1' : '0'}${text.slice(index + 1)}`;

describe('scanned', () => {
  test('the code on the screen is taken for a minute, not for two', async () => {
    const { shown } = await holder();
    const { qrText } = shown();
    house.clock.advance(55);
    expect(await scanned(qrText)).toBe('none');
    house.clock.advance(65);
    const { code, remedy } = await problemOf(qrText);
    expect(code).toBe('CodeStale');
    expect(remedy.shopper?.text).toContain('截图');
    expect(remedy.cashier?.action).toBe('scan-again');
  });

  test('a phone whose clock is half a minute fast is taken, two minutes fast is not', async () => {
    const { shown } = await holder();
    house.clock.advance(30);
    const { qrText } = shown();
    house.clock.advance(-30);
    expect(await scanned(qrText)).toBe('none');
    house.clock.advance(120);
    const later = shown().qrText;
    house.clock.advance(-120);
    expect(await scanned(later)).toBe('CodeStale');
  });

  test.each([
    ['forged', (code: string) => altered(code, code.length - 1)],
    ['truncated', (code: string) => code.slice(0, -3)],
    [
      'of another window',
      (code: string) => code.replace(/\.(\d+)\./, (_, window: string) => `.${Number(window) + 1}.`),
    ],
    ['with another scheme', (code: string) => code.replace('LH1', 'LH2')],
    ['with something after it', (code: string) => `${code}.x`],
    ['a web address', () => 'https://example.cn/?code=1'],
    ['empty words', () => '   '],
  ])('%s: told nothing more than that it is no voucher code', async (_, spoil) => {
    expect(await scanned(spoil((await holder()).shown().qrText))).toBe('CodeUnreadable');
  });

  test('the code of one voucher does not open another', async () => {
    const [mine, other] = [await holder(), await holder()];
    expect(await scanned(mine.shown().qrText.replace(mine.voucherId, other.voucherId))).toBe('CodeUnreadable');
  });
});

describe('a genuine code that is no good', () => {
  const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
  /** What clerk and shopper are told, in both languages. */
  const told = async (by: (language: Language) => Promise<Transport>, code: string) => {
    const problems = [];
    for (const language of LANGUAGES) {
      const result = await call(await by(language), reserveVoucher, { key: newKey(), body: { code } });
      if (result.ok || result.error.kind !== 'refused') throw new Error('not refused');
      problems.push(result.error.problem);
    }
    expect(new Set(problems.map(({ code: refusal }) => refusal)).size).toBe(1);
    const [zh, en] = problems.map(({ remedy }) => [remedy.cashier?.text ?? '', remedy.shopper?.text ?? '']);
    return { code: problems[0]?.code, zh, en };
  };
  const at =
    (name: string) =>
    async (language: Language): Promise<Transport> => {
      const send = await signedIn(house, name);
      return (request) => send({ ...request, headers: { ...request.headers, 'accept-language': language } });
    };

  test('replayed at another shop, replayed after its redemption, shown after its end: clerk and shopper are each told what to do', async () => {
    const { shown, voucherId } = await holder();
    const preview = valueOf(await scan(shown().qrText));
    expect(await told(at('样例店员二'), shown().qrText)).toMatchObject({
      code: 'VoucherReserved',
      zh: [/请顾客与那家门店确认/, /请到先前的门店完成/].map((words) => expect.stringMatching(words)),
      en: [/Another shop|other shop/i, /shop/].map((words) => expect.stringMatching(words)),
    });
    valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) }));
    expect(await told(at('样例店员一'), shown().qrText)).toMatchObject({
      code: 'VoucherRedeemed',
      zh: [/已核销，不能再用/, /明细在卡包里/].map((words) => expect.stringMatching(words)),
      en: [/redeemed|used/i, /wallet/i].map((words) => expect.stringMatching(words)),
    });
    expect(voucherId).toBe(preview.voucher.voucherId);
    const late = await holder();
    house.clock.advance(4 * 86_400);
    till = await signedIn(house, '样例店员一');
    expect(await told(at('样例店员一'), late.shown().qrText)).toMatchObject({
      code: 'VoucherExpired',
      zh: [/请顾客重新领取后再扫/, /可以重新领/].map((words) => expect.stringMatching(words)),
      en: [/claim/i, /claim/i].map((words) => expect.stringMatching(words)),
    });
  });

  test('every place at which a code can be cut off or misread: none opens a voucher', async () => {
    const { qrText, digits } = (await holder()).shown();
    const cut = Array.from({ length: qrText.length }, (_, length) => qrText.slice(0, length)).filter(
      (text) => text !== '',
    );
    const misread = Array.from({ length: qrText.length }, (_, index) => altered(qrText, index));
    const codes = [];
    for (const text of [...cut, ...misread, digits.slice(0, 15), `${digits}1`]) codes.push(await scanned(text));
    expect([...new Set(codes)]).toEqual(['CodeUnreadable']);
  });
});

describe('typed', () => {
  const wrongPin = (digits: string) => altered(digits, 15);

  test('sixteen digits, in groups or not, are taken', async () => {
    const { shown } = await holder();
    expect(await scanned(shown().digits.replace(/(\d{4})/g, '$1 '))).toBe('none');
  });

  test('five wrong PINs rest the number for ten minutes, the right one included; the QR code still works', async () => {
    const { shown } = await holder();
    const tries = [];
    for (let attempt = 1; attempt <= 5; attempt++)
      tries.push((await problemOf(wrongPin(shown().digits))).facts['triesLeft']);
    expect(tries).toEqual([4, 3, 2, 1, 0]);
    expect(await scanned(shown().digits)).toBe('PinLocked');
    expect(await scanned(shown().qrText)).toBe('none');
    house.clock.advance(600);
    expect(await scanned(shown().digits)).toBe('none');
  });

  test('50 PINs guessed at once are five tries at most', async () => {
    const { shown, voucherId } = await holder();
    const number = numberOf(voucherId);
    const right = shown().digits.slice(10);
    const guesses = Array.from({ length: 50 }, (_, guess) =>
      String((Number(right) + guess + 1) % 1_000_000).padStart(6, '0'),
    );
    const codes = await Promise.all(guesses.map((guess) => scanned(`${number}${guess}`)));
    expect(codes.filter((code) => code === 'PinWrong').length).toBeLessThanOrEqual(5);
    expect(codes.filter((code) => !['PinWrong', 'PinLocked'].includes(code))).toEqual([]);
  });

  test('a number that names no voucher is no voucher code', async () => {
    expect(await scanned('0000000000123456')).toBe('CodeUnreadable');
  });
});

test('every hold the scans left is sound', async () => {
  valueOf(await scan((await holder()).shown().qrText));
  await expectSound(house);
});
