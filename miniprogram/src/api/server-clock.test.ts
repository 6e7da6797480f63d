import { describe, expect, test } from 'vitest';
import { seeded } from '@luhuan/shared/impact/seeded';
import { type Ahead, aheadMs, learned } from './server-clock.ts';

/** The server's clock is `ahead` of the phone's; the question takes `there` and the answer `back` ms. */
const reply = (ahead: number, sentMs: number, there: number, back: number) => {
  const server = sentMs + there + ahead;
  return { toldMs: Math.floor(server / 1_000) * 1_000, sentMs, receivedMs: sentMs + there + back };
};

describe('the server’s time on a phone whose clock is wrong', () => {
  test('one reply that took 40 ms says it to half a second', () => {
    const ahead = learned(undefined, reply(3_600_000, 10_000, 20, 20));
    expect(Math.abs(aheadMs(ahead) - 3_600_000)).toBeLessThanOrEqual(520);
  });

  test('20 replies of 30 to 400 ms say it to 200 ms, an hour behind and a day ahead alike', () => {
    for (const wrong of [-3_600_000, 86_400_000]) {
      const random = seeded(7);
      let known: Ahead | undefined;
      for (let count = 0; count < 20; count++)
        known = learned(known, reply(wrong, 50_000 + count * 1_370, 15 + random() * 185, 15 + random() * 185));
      expect(Math.abs(aheadMs(known) - wrong)).toBeLessThan(200);
    }
  });

  test('a phone whose clock is put right in between is believed anew with the next reply', () => {
    let known: Ahead | undefined = learned(undefined, reply(7_200_000, 10_000, 20, 20));
    known = learned(known, reply(0, 20_000, 20, 20));
    expect(Math.abs(aheadMs(known))).toBeLessThanOrEqual(520);
  });

  test('nothing heard yet: the phone’s own clock', () => {
    expect(aheadMs(undefined)).toBe(0);
  });
});
