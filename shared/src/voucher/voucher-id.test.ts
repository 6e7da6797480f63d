import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personId, sampleSlot } from '../../../test/support/samples.ts';
import { CATEGORIES } from '../appliance/category.ts';
import { type Slot, SlotTag, VoucherId, addressOf, tagOf, voucherIdOf } from './voucher-id.ts';

const anySlot: fc.Arbitrary<Slot> = fc.record({
  personId: fc.nat(10 ** 9).map(personId),
  programme: fc.stringMatching(/^[a-z0-9-]{3,40}$/),
  category: fc.constantFrom(...CATEGORIES),
  item: fc.integer({ min: 1, max: 9 }),
});
const anyAttempt = fc.integer({ min: 1, max: 1_023 });

describe('a voucher’s id', () => {
  test('is its address: 200 ids lead back to their person and slot', () => {
    fc.assert(
      fc.property(anySlot, anyAttempt, (slot, attempt) => {
        const voucherId = voucherIdOf(slot, attempt);
        expect(VoucherId.parse(voucherId)).toBe(voucherId);
        expect(addressOf(voucherId)).toEqual({ personId: slot.personId, tag: tagOf(slot) });
      }),
      { numRuns: 200 },
    );
  });

  test('is another for another person, programme, category, item or attempt, in 200 pairs', () => {
    fc.assert(
      fc.property(anySlot, anySlot, anyAttempt, anyAttempt, (a, b, first, second) => {
        const same = JSON.stringify([a, first]) === JSON.stringify([b, second]);
        expect(voucherIdOf(a, first) === voucherIdOf(b, second)).toBe(same);
      }),
      { numRuns: 200 },
    );
    const changed: Slot[] = [
      { ...sampleSlot, personId: personId(2) },
      { ...sampleSlot, programme: 'cn-trade-in-2027' },
      { ...sampleSlot, category: 'washer' },
      { ...sampleSlot, item: 2 },
    ];
    expect(new Set([sampleSlot, ...changed].map((slot) => voucherIdOf(slot, 1))).size).toBe(5);
  });

  test('differs for all 1,023 attempts of one slot, and they sort as they follow each other', () => {
    const ids = Array.from({ length: 1_023 }, (_, index) => voucherIdOf(sampleSlot, index + 1));
    expect(new Set(ids).size).toBe(1_023);
    expect(ids.toSorted()).toEqual(ids);
  });

  test.each([0, -1, 1_024, 1.5, Number.NaN, Infinity])('attempt %d is none', (attempt) => {
    expect(() => voucherIdOf(sampleSlot, attempt)).toThrow(`attempt ${attempt}`);
  });

  const good = voucherIdOf(sampleSlot, 1);
  test.each([
    good.slice(0, -1),
    `${good}0`,
    good.replace('vch_', 'per_'),
    good.toLowerCase(),
    `${good.slice(0, -1)}U`,
    `${good}\n`,
    '',
  ])('%j is no id of a voucher', (text) => {
    expect(VoucherId.safeParse(text).success).toBe(false);
  });
});

test('tags of all 27 categories, 9 items and 3 programmes are 729 different ones', () => {
  const programmes = ['cn-trade-in-2025', 'cn-trade-in-2026', 'cn-trade-in-20261'];
  const tags = programmes.flatMap((programme) =>
    CATEGORIES.flatMap((category) =>
      Array.from({ length: 9 }, (_, index) => tagOf({ programme, category, item: index + 1 })),
    ),
  );
  expect(new Set(tags.map((tag) => SlotTag.parse(tag))).size).toBe(729);
});
