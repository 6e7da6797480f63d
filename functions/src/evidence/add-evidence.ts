import type { HandedIn } from '@luhuan/shared/api/evidence';
import { type Brought, handIn } from '@luhuan/shared/evidence/evidence';
import type { RedemptionId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { readRevision } from '../campaign/store.ts';
import type { Rings } from '../platform/digests.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { type Table, readBatch } from '../platform/table.ts';
import { readRedemption } from '../redemption/store.ts';
import { filesFor } from './files.ts';
import { changeEvidence, evidenceKeys, putDue, removeDue, uploadsIn, useFiles } from './store.ts';

type Deps = { readonly table: Table; readonly rings: Rings };
type Add = {
  readonly redemptionId: RedemptionId;
  readonly brought: readonly Brought[];
  readonly person: Person;
  readonly attempt: Attempt;
};
type AddRefusal = RefusalOf<
  'NotFound' | 'EvidenceNotAsked' | 'EvidenceUnknown' | 'EvidenceReused' | 'RedemptionChanged'
>;

/** Hands in what was not due at the till, also after its time: what lateness costs is for settlement to say. */
export const addEvidence =
  ({ table, rings }: Deps) =>
  ({
    redemptionId,
    brought,
    person: { shopId },
    attempt,
  }: Add): Promise<Outcome<HandedIn, AddRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<HandedIn, AddRefusal>(table, attempt, async (commitOnce) => {
      const before = shopId === null ? undefined : await readRedemption(table, shopId, redemptionId);
      if (before === undefined || shopId === null) return refuse({ code: 'NotFound' });
      const handed = handIn(before.evidence, brought, attempt.at);
      if (!handed.ok) return handed;
      const files = filesFor(brought, uploadsIn(await readBatch(table, evidenceKeys(brought))), shopId);
      if (!files.ok) return files;
      const { rules } = await readRevision(table, before.campaignId, before.revisionNumber);
      const after = { ...before, evidence: handed.value };
      const done = await commitOnce(
        { redemptionId, evidence: after.evidence },
        {
          redemption: changeEvidence(table, before, after),
          files: useFiles(table, await rings.current(attempt.at), files.value, redemptionId),
          due: putDue(table, after, rules.regionCode) ?? removeDue(table, after),
        },
      );
      if (done.ok) return done.value;
      return refuse({ code: done.error === 'files' ? 'EvidenceReused' : 'RedemptionChanged' });
    });
