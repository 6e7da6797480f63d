import { setImmediate } from 'node:timers/promises';
import { ok, refuse } from '@luhuan/shared/result';
import { expect, test } from 'vitest';
import { heldVoucher } from '../../../test/support/samples.ts';
import { claimsOnce } from './claims-once.ts';

const voucher = heldVoucher();
const granted = async () => ok({ voucher, replayed: false });
const mustNotClaim = async (): Promise<never> => {
  throw new Error('claimed again');
};

test('a press beside or after the one that was granted is told its voucher, and claims nothing', async () => {
  const once = claimsOnce();
  const first = once('a', () => setImmediate().then(granted));
  const beside = once('a', mustNotClaim);
  expect(await first).toEqual({ ok: true, value: { voucher, replayed: false } });
  const told = { ok: true, value: { voucher, replayed: true } };
  expect([await beside, await once('a', mustNotClaim)]).toEqual([told, told]);
});

test('after a refusal or a fault the same press looks for itself', async () => {
  const once = claimsOnce();
  const refused = once('a', async () => refuse({ code: 'QuotaExhausted' as const }));
  expect([await refused, await once('a', granted)]).toMatchObject([{ ok: false }, { ok: true }]);
  const failing = once('b', mustNotClaim);
  const beside = once('b', granted);
  await expect(failing).rejects.toThrow('claimed again');
  expect(await beside).toMatchObject({ value: { replayed: false } });
});

test('the newest ten thousand grants are remembered', async () => {
  const once = claimsOnce();
  for (let number = 0; number <= 10_000; number++) await once(String(number), granted);
  expect(await once('0', granted)).toMatchObject({ value: { replayed: false } });
  expect(await once('10000', mustNotClaim)).toMatchObject({ value: { replayed: true } });
});
