import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { AdjustmentId, DropChangeId, PersonId } from '../ids.ts';
import { WhyDrop } from '../pacing/plan.ts';
import { RevisionHash } from './revision.ts';
import { BothLanguages } from './rule.ts';

const revision = { number: z.int().min(1), hash: RevisionHash };
const read = { ...revision, reportHash: RevisionHash };
const drop = { changeId: DropChangeId, category: Category, dropAt: Instant, currentFen: Fen, targetFen: Fen };
const money = { adjustmentId: AdjustmentId, category: Category, currentFen: Fen, targetFen: Fen };

const draw = { category: Category, round: z.int().min(1) };

/** What happened to a campaign: added, never changed. `by` is `null` where the clock did it. */
export const Step = z
  .object({
    at: Instant,
    by: PersonId.nullable(),
    did: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('wrote'), ...revision }),
      z.object({ kind: z.literal('submitted'), ...read }),
      z.object({ kind: z.literal('approved'), ...read, approvals: z.int().min(1), approvalsNeeded: z.int().min(1) }),
      z.object({ kind: z.literal('objected'), ...read, reason: z.string() }),
      z.object({ kind: z.literal('paused'), reason: BothLanguages }),
      z.object({ kind: z.literal('drained'), reason: BothLanguages }),
      z.object({ kind: z.literal('resumed') }),
      z.object({ kind: z.literal('asked-for-budget'), ...money, reason: z.string() }),
      z.object({ kind: z.literal('changed-budget'), ...money }),
      z.object({ kind: z.literal('declined-budget'), ...money }),
      z.object({
        kind: z.literal('let-out-tranche'),
        number: z.int().min(1),
        budgets: z.array(z.object({ category: Category, amountFen: Fen })),
      }),
      /** A drop that was not the even amount, and why. */
      z.object({
        kind: z.literal('paced-drop'),
        category: Category,
        dropAt: Instant,
        amountFen: Fen,
        evenFen: Fen,
        why: WhyDrop,
      }),
      z.object({ kind: z.literal('froze-pacing'), reason: z.string() }),
      z.object({ kind: z.literal('unfroze-pacing') }),
      z.object({ kind: z.literal('asked-for-drop'), ...drop, reason: z.string() }),
      z.object({ kind: z.literal('changed-drop'), ...drop }),
      z.object({ kind: z.literal('declined-drop'), ...drop }),
      z.object({
        kind: z.literal('listed-draw'),
        ...draw,
        listHash: RevisionHash,
        entries: z.int().min(0),
        units: z.int().min(0),
      }),
      z.object({ kind: z.literal('entered-public-value'), ...draw, value: z.string(), link: z.string() }),
      z.object({ kind: z.literal('confirmed-public-value'), ...draw, value: z.string() }),
      z.object({
        kind: z.literal('drew'),
        ...draw,
        seed: z.string(),
        winnersHash: RevisionHash,
        orderHash: RevisionHash,
      }),
      z.object({ kind: z.literal('awarded-winners'), ...draw, awards: z.int().min(0) }),
    ]),
  })
  .meta({ id: 'Step' });
export type Step = z.infer<typeof Step>;
