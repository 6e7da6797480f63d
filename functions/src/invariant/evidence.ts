import { missingIn } from '@luhuan/shared/evidence/evidence';
import { wholeReturn } from '@luhuan/shared/redemption/return';
import { readNow } from './digest.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/**
 * V1: a file that was used belongs to the one redemption that names it, with one lock on its bytes; what a redemption owes is on
 * the lists, and nothing else is.
 */
export const checkEvidence = (snapshot: Snapshot): Violation[] => {
  const used = new Map<string, string>(
    snapshot.upload.flatMap((row) => (row.status === 'used' ? [[row.uploadId, row.usedBy] as const] : [])),
  );
  const named = snapshot.redemption.flatMap(({ redemptionId, evidence }) =>
    evidence.flatMap(({ given }) => (given === null ? [] : [{ redemptionId, uploadId: given.uploadId }])),
  );
  const owner = new Map<string, string>(named.map(({ uploadId, redemptionId }) => [uploadId, redemptionId]));
  const locks = readNow(snapshot, snapshot['evidence-lock']);
  const listed = new Map<string, string>(snapshot['evidence-due'].map((row) => [row.redemptionId, row.kinds.join()]));
  return [
    ...violated('V1', owner.size !== named.length, 'one file proves two redemptions'),
    ...named.flatMap(({ uploadId, redemptionId }) =>
      violated('V1', used.get(uploadId) !== redemptionId, `${uploadId} is not used by ${redemptionId}, which names it`),
    ),
    ...[...used].flatMap(([uploadId, usedBy]) =>
      violated('V1', usedBy.startsWith('rdm_') && !owner.has(uploadId), `${uploadId} is used by nothing that names it`),
    ),
    ...named.flatMap(({ uploadId, redemptionId }) =>
      violated(
        'V1',
        locks.filter((lock) => lock.uploadId === uploadId && lock.redemptionId === redemptionId).length !== 1,
        `${uploadId} has not exactly one lock`,
      ),
    ),
    ...violated('V1', locks.length !== named.length, `${locks.length} locks on ${named.length} files`),
    ...snapshot.redemption.flatMap(({ redemptionId, evidence, returns }) => {
      const owes = wholeReturn(returns) === undefined ? missingIn(evidence).map(({ kind }) => kind) : [];
      return violated('V1', (listed.get(redemptionId) ?? '') !== owes.join(), `${redemptionId} owes other than listed`);
    }),
    ...violated(
      'V1',
      [...listed.keys()].some((id) => !snapshot.redemption.some(({ redemptionId }) => redemptionId === id)),
      'a redemption that is not there is listed as owing evidence',
    ),
  ];
};
