import { expect, test } from 'vitest';
import { campaignId } from '../../../test/support/samples.ts';
import { fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { Pool, Release, newPool } from './pool.ts';

const key = { campaignId: campaignId(1), category: 'fridge' as const, district: RegionCode.parse('440300') };

test.each([0, 150_000, 10 ** 14])(
  'a new pool of %d fen has it all left, nothing held and nothing spent',
  (limitFen) => {
    const pool = Pool.parse(newPool(key, fen(limitFen)));
    expect(pool).toEqual({ ...key, limitFen, leftFen: limitFen, heldFen: 0, spentFen: 0 });
    expect(pool.leftFen + pool.heldFen + pool.spentFen).toBe(pool.limitFen);
  },
);

test.each([
  [150_000, 150_000, true],
  [150_000, 0, true],
  [150_000, 150_001, false],
  [0, 1, false],
  [-1, 0, false],
])('a release of %d fen held with %d spent is one: %s', (heldFen, spentFen, valid) => {
  expect(Release.safeParse({ releaseId: 'x', pool: key, heldFen, spentFen }).success).toBe(valid);
});
