import type { Clerk } from '@luhuan/shared/api-key/clerk';
import type { ReturnQuote } from '@luhuan/shared/api/returns';
import type { RedemptionId } from '@luhuan/shared/ids';
import { earnedBy, pointsFor } from '@luhuan/shared/points/earn';
import { Points } from '@luhuan/shared/points/points';
import { type ReturnRefusal, type Wanted, termsOf } from '@luhuan/shared/redemption/return';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok } from '@luhuan/shared/result';
import { readRevision } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { findRedemption } from './find-redemption.ts';
import type { PhaseOf } from './fiscal-phase.ts';

type Deps = { readonly table: Table; readonly phaseOf: PhaseOf };

/** What a return would come to for shopper, shop and purses. Changes nothing. */
export const quoteReturn =
  ({ table, phaseOf }: Deps) =>
  async (
    person: Clerk,
    redemptionId: RedemptionId,
    wanted: Wanted,
  ): Promise<Result<ReturnQuote, ReturnRefusal | RefusalOf<'NotFound'>>> => {
    const found = await findRedemption(table)(person, redemptionId);
    if (!found.ok) return found;
    const redemption = found.value;
    const { rules } = await readRevision(table, redemption.campaignId, redemption.revisionNumber);
    const terms = termsOf(redemption, rules.purses, wanted);
    if (!terms.ok) return terms;
    const { phase } = await phaseOf(redemption);
    const stays = wanted.kind === 'whole' ? 0 : pointsFor(rules.points, redemption, terms.value.staysPayFen);
    const points = Points.parse(earnedBy(rules.points, redemption) - stays);
    return ok({ ...terms.value, phase, points, onReturn: rules.onReturn });
  };
