import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@redis/client';
import type { Pool } from 'pg';
import type { Units } from './design.ts';
import type { ClaimStore } from './door.ts';
import { claimRows } from './postgres.ts';

const WAIT_MS = 5;

/** Takes a unit for a person unless they have one: 1 taken, 0 none left, -1 they have one. */
const TAKE = `
  if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then return -1 end
  if tonumber(redis.call('GET', KEYS[1])) <= 0 then return 0 end
  redis.call('DECR', KEYS[1])
  redis.call('SADD', KEYS[2], ARGV[1])
  return 1`;

/** The counter in Redis, the claim in PostgreSQL; the answer waits for both. */
export const redisStore = async (port: number, pool: Pool, units: Units): Promise<ClaimStore> => {
  const rows = await claimRows(pool);
  const redis = createClient({ socket: { host: '127.0.0.1', port } });
  await redis.connect();
  await redis.flushAll();
  for (const [category, count] of units) await redis.set(`units:${category}`, count);
  const take = await redis.scriptLoad(TAKE);
  return {
    claim: async (row) => {
      const keys = [`units:${row.category}`, `persons:${row.category}`];
      const taken = Number(await redis.evalSha(take, { keys, arguments: [row.person] }));
      if (taken !== 1) return taken === 0 ? 'sold-out' : 'again';
      await rows.add(row);
      return 'won';
    },
    keptOf: async (row) => {
      // Redis knows of a claim before PostgreSQL does
      for (;;) {
        const kept = await rows.find(row);
        if (kept !== undefined) return kept;
        await sleep(WAIT_MS);
      }
    },
    stored: async (category) => {
      const left = Number(await redis.get(`units:${category}`));
      return { persons: await rows.persons(category), wrong: left === 0 ? [] : [`${left} units are left in Redis`] };
    },
  };
};
