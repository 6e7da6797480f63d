import { type Instant, plusDays } from '@luhuan/shared/clock';
import * as z from 'zod';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

const Redeemed = z.object({ redemptionId: z.string(), quote: z.unknown() });

/** Outcomes are remembered for thirty days; the store takes its time to forget them. */
const REMEMBERED_DAYS = 29;

/**
 * I1: every success that was told to a till exists, no redemption was told to two requests, and none to nobody. `at`: when
 * the snapshot was taken; what is older than the memory of it is not held against it.
 */
export const checkOnce = (snapshot: Snapshot, at?: Instant): Violation[] => {
  const told = snapshot.remembered.flatMap(({ outcome }) => {
    const redeemed = outcome.ok ? Redeemed.safeParse(outcome.value) : undefined;
    return redeemed?.success === true ? [redeemed.data.redemptionId] : [];
  });
  const known = snapshot.redemption.map(({ redemptionId }) => redemptionId as string);
  return [
    ...told.flatMap((id) => violated('I1', !known.includes(id), `${id} was acknowledged and does not exist`)),
    ...violated('I1', new Set(told).size !== told.length, 'one redemption answered two requests'),
    ...snapshot.redemption.flatMap(({ redemptionId, redeemedAt }) => {
      const forgotten = at !== undefined && redeemedAt < plusDays(at, -REMEMBERED_DAYS);
      return violated('I1', !forgotten && !told.includes(redemptionId), `${redemptionId} was acknowledged to nobody`);
    }),
  ];
};

/** O1, once the stream is drained: nothing is left to fold, and every event has had its effect. */
export const checkDrained = (snapshot: Snapshot): Violation[] => {
  const held = snapshot.slot.flatMap(({ attempts }) =>
    attempts.flatMap(({ voucher }) => (voucher.status === 'held' ? [voucher] : [])),
  );
  const numbered = new Set<string>(snapshot.number.map(({ voucherId }) => voucherId));
  const dated = new Set<string>(snapshot.deadline.map(({ voucherId }) => voucherId));
  const earned = new Set<string>(snapshot.lot.map(({ redemptionId }) => redemptionId));
  return [
    ...snapshot.release.map(({ releaseId }) => ({ id: 'O1' as const, what: `release ${releaseId} was not folded` })),
    ...held.flatMap(({ voucherId }) =>
      violated('O1', !numbered.has(voucherId) || !dated.has(voucherId), `${voucherId} was not indexed`),
    ),
    ...snapshot.redemption.flatMap(({ redemptionId }) =>
      violated('O1', !earned.has(redemptionId), `${redemptionId} earned no points`),
    ),
  ];
};
