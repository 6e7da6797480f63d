import { type Instant, plusDays } from '@luhuan/shared/clock';
import { earnedBy } from '@luhuan/shared/points/earn';
import * as z from 'zod';
import { type Snapshot, revisionOf } from './store.ts';
import { type Violation, violated } from './violation.ts';

const Redeemed = z.object({
  redemptionId: z.string(),
  quote: z.unknown(),
  returns: z.array(z.object({ returnId: z.string() })),
});

/** Outcomes are remembered for thirty days; the store takes its time to forget them. */
const REMEMBERED_DAYS = 29;

/**
 * I1: every success that was told to a till exists, no redemption or return was told to two requests, and none to nobody. `at`:
 * when the snapshot was taken; what is older than the memory of it is not held against it.
 */
export const checkOnce = (snapshot: Snapshot, at?: Instant): Violation[] => {
  const told = snapshot.remembered.flatMap(({ outcome }) => {
    const redeemed = outcome.ok ? Redeemed.safeParse(outcome.value) : undefined;
    if (redeemed?.success !== true) return [];
    const { redemptionId, returns } = redeemed.data;
    // told of a return, the last of them
    return [returns.at(-1)?.returnId ?? redemptionId];
  });
  const done = snapshot.redemption.flatMap(({ redemptionId, redeemedAt, returns }): { id: string; at: Instant }[] => [
    { id: redemptionId, at: redeemedAt },
    ...returns.map((one) => ({ id: one.returnId, at: one.at })),
  ]);
  const known = done.map(({ id }) => id);
  return [
    ...told.flatMap((id) => violated('I1', !known.includes(id), `${id} was acknowledged and does not exist`)),
    ...violated('I1', new Set(told).size !== told.length, 'one redemption or return answered two requests'),
    ...done.flatMap(({ id, at: doneAt }) => {
      const forgotten = at !== undefined && doneAt < plusDays(at, -REMEMBERED_DAYS);
      return violated('I1', !forgotten && !told.includes(id), `${id} was acknowledged to nobody`);
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
  const lots = new Map(snapshot.purse.flatMap(({ purse }) => purse.lots.map((lot) => [lot.lotId, lot] as const)));
  return [
    ...snapshot.release.map(({ releaseId }) => ({ id: 'O1' as const, what: `release ${releaseId} was not folded` })),
    ...held.flatMap(({ voucherId }) =>
      violated('O1', !numbered.has(voucherId) || !dated.has(voucherId), `${voucherId} was not indexed`),
    ),
    ...snapshot.redemption.flatMap((redemption) => {
      const lot = lots.get(redemption.redemptionId);
      const rules = revisionOf(snapshot, redemption)?.rules;
      if (lot === undefined || rules === undefined)
        return [{ id: 'O1' as const, what: `${redemption.redemptionId} earned no points` }];
      const kept = lot.issued - lot.reversed > earnedBy(rules.points, redemption);
      return violated('O1', kept, `${redemption.redemptionId} keeps points of what came back`);
    }),
  ];
};
