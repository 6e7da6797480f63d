import type { Clock, Instant } from '@luhuan/shared/clock';
import { type Notice, noticeIdOf } from '@luhuan/shared/notice/notice';
import { endingLot } from '@luhuan/shared/points/ending';
import { Points } from '@luhuan/shared/points/points';
import { addNotice } from '../notice/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit, writeOne } from '../platform/table.ts';
import * as store from './store.ts';

const PER_SHARD = 50;

/** The same end of a lot always makes the same notice, so that a repeat tells nobody twice. */
const noticeOf = (
  { personId, lotId, dueAt }: store.LotEnd,
  left: { readonly active: number; readonly expiresAt: Instant },
): Notice => ({
  noticeId: noticeIdOf(`PointsEnding:${personId}:${lotId}:${left.expiresAt}`, dueAt),
  delegate: personId,
  at: dueAt,
  act: { kind: 'points-ending', points: Points.parse(left.active), expiresAt: left.expiresAt },
  readAt: null,
  disavowedAt: null,
});

/** Tells a person what is left of a lot, if anything is; the end is off the list by the same commit. */
const tellOne = async (table: Table, end: store.LotEnd, now: Instant): Promise<void> => {
  const { purse } = await store.readPurse(table, end.personId, now);
  const left = endingLot(purse, end.lotId, now);
  const dealtWith = store.removeLotEnd(table, end);
  if (left !== undefined) {
    const notice = addNotice(table, end.personId, noticeOf(end, left));
    if ((await commit(table, { notice, dealtWith })).ok) return;
  }
  // nothing is left, or somebody beside this one has told it
  await writeOne(table, dealtWith);
};

/**
 * Tells people of points that end within 30 days, once per lot. Nothing depends on when it runs: every use of points looks at
 * their end itself. @returns how many ends it dealt with; call again while it is not zero.
 */
export const tellEndings =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const now = clock.now();
    const shards = await store.readLotEnds(table, now, PER_SHARD);
    const done = shards.map(async (ends) => {
      let count = 0;
      for (const end of ends)
        count += await tellOne(table, end, now).then(
          () => 1,
          (error: unknown) => {
            log.error('end of points not told', { error: errorFields(error) });
            return 0;
          },
        );
      return count;
    });
    return (await Promise.all(done)).reduce((sum, count) => sum + count, 0);
  };
