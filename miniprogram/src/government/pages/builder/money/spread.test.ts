import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

const APPLIANCE = 150_000;
const DIGITAL = 50_000;

test('10,000 yuan over three appliances at 1,500 a voucher: two vouchers each, and 1,000 yuan are left', () => {
  expect(spread(1_000_000, [APPLIANCE, APPLIANCE, APPLIANCE])).toEqual({
    partsFen: [300_000, 300_000, 300_000],
    restFen: 100_000,
  });
});

test('an appliance and a phone share 6,000 yuan evenly, though their vouchers cost 1,500 and 500', () => {
  expect(spread(600_000, [APPLIANCE, DIGITAL])).toEqual({ partsFen: [300_000, 300_000], restFen: 0 });
});

test('a total that pays exactly one voucher for each category is enough, one fen less is not', () => {
  expect(spread(200_000, [APPLIANCE, DIGITAL])).toEqual({ partsFen: [150_000, 50_000], restFen: 0 });
  expect(spread(199_999, [APPLIANCE, DIGITAL])).toBeUndefined();
  expect(spread(1_000_000, [])).toBeUndefined();
});

test('nothing is lost, every part is whole vouchers, and the rest does not pay for one more', () => {
  const caps = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(caps, fc.integer({ min: 2_000_000, max: 10 ** 14 }), (capsFen, totalFen) => {
      const { partsFen, restFen } = spread(totalFen, capsFen) ?? { partsFen: [], restFen: Infinity };
      const vouchers = partsFen.map((part, index) => part / (capsFen[index] ?? 0));
      expect(vouchers.every((count) => Number.isInteger(count) && count > 0)).toBe(true);
      expect(partsFen.reduce((sum, part) => sum + part, restFen)).toBe(totalFen);
      expect(restFen).toBeLessThan(Math.min(...capsFen));
    }),
  );
});
