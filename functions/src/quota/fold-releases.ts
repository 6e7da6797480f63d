import type { EventOf } from '@luhuan/shared/event/event';
import type { Release } from '@luhuan/shared/quota/pool';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit } from '../platform/table.ts';
import { book, takeRelease } from './store.ts';

/** Rows of one pool that go into one transaction; a transaction holds a hundred items at most. */
const TOGETHER_MAX = 50;

const fold = async (table: Table, releases: readonly Release[]): Promise<void> => {
  const [first] = releases;
  if (first === undefined) return;
  const taken = releases.map((release, index) => [`release${index}`, takeRelease(table, release)] as const);
  const outcome = await commit(table, { ...Object.fromEntries(taken), pool: book(table, first.pool, releases) });
  if (outcome.ok) return;
  if (outcome.error === 'pool') throw new Error(`pool of ${first.releaseId} holds less than is released`);
  // a row among them was folded before: each on its own, so that the others still count once
  if (releases.length > 1) for (const release of releases) await fold(table, [release]);
};

const byPool = (releases: readonly Release[]): Release[][] => {
  const groups = new Map<string, Map<string, Release>>();
  for (const release of releases) {
    const pool = JSON.stringify(release.pool);
    groups.set(pool, (groups.get(pool) ?? new Map<string, Release>()).set(release.releaseId, release));
  }
  return [...groups.values()].map((group) => [...group.values()]);
};

/**
 * Applies release rows to their pools, each exactly once however often its event is delivered.
 * @returns the ids of the releases that could not be applied; the others are done.
 */
export const foldReleases =
  ({ table, log }: { readonly table: Table; readonly log: Log }) =>
  async (events: readonly EventOf<'ReleaseAdded'>[]): Promise<readonly string[]> => {
    const failed: string[] = [];
    for (const group of byPool(events.map(({ release }) => release)))
      for (let from = 0; from < group.length; from += TOGETHER_MAX) {
        const together = group.slice(from, from + TOGETHER_MAX);
        await fold(table, together).catch((error: unknown) => {
          log.error('fold failed', { count: together.length, error: errorFields(error) });
          failed.push(...together.map(({ releaseId }) => releaseId));
        });
      }
    return failed;
  };
