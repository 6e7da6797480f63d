import { expect, test } from 'vitest';
import { campaignId } from '../../../test/support/samples.ts';
import { fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { PoolShard, Release, newPool, poolOfShards, shardsFor } from './pool.ts';

const key = { campaignId: campaignId(1), category: 'fridge' as const, district: RegionCode.parse('440300') };

test.each([0, 150_000, 10 ** 14])(
  'a new pool of %d fen has it all left, nothing held and nothing spent',
  (limitFen) => {
    const shard = PoolShard.parse(newPool(key, fen(limitFen)));
    const money = { limitFen, reserveFen: 0, leftFen: limitFen, heldFen: 0, spentFen: 0, backFen: 0 };
    expect(shard).toEqual({ ...key, shard: 0, ...money, leases: {}, lastOf: {} });
    expect(poolOfShards([shard])).toEqual({ ...key, ...money });
  },
);

test.each([
  [150_000, 150_000, true],
  [150_000, 0, true],
  [150_000, 150_001, false],
  [0, 1, false],
  [-1, 0, false],
])('a release of %d fen held with %d spent is one: %s', (heldFen, spentFen, valid) => {
  expect(Release.safeParse({ releaseId: 'x', pool: { ...key, shard: 0 }, heldFen, spentFen }).success).toBe(valid);
});

test.each([
  [0, 1],
  [1_999, 1],
  [2_000, 4],
  [19_999, 4],
  [20_000, 16],
])('a campaign of %d vouchers stands on %d counters', (units, shards) => {
  expect(shardsFor(units)).toBe(shards);
});

test('a pool is the sum of its counters, and what waits in the reserve is not left', () => {
  const first = newPool(key, fen(100), fen(30));
  const second = { ...newPool(key, fen(50)), shard: 1, leftFen: fen(10), heldFen: fen(25), spentFen: fen(15) };
  expect(poolOfShards([first, second])).toEqual({
    ...key,
    limitFen: 150,
    reserveFen: 30,
    leftFen: 80,
    heldFen: 25,
    spentFen: 15,
    backFen: 0,
  });
  expect(() => poolOfShards([])).toThrow('a pool has a counter');
});
