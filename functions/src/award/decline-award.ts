import type { Category } from '@luhuan/shared/appliance/category';
import { type Award, isClaimable, lapsedAward } from '@luhuan/shared/award/award';
import type { AwardId, CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { lapseWrites } from './lapse-awards.ts';
import { readAwards } from './store.ts';

type Decline = {
  readonly campaignId: CampaignId;
  readonly category: Category;
  readonly awardId: AwardId;
  readonly person: Person;
  readonly actor: Actor;
  readonly attempt: Attempt;
};
type DeclineRefusal = RefusalOf<'NotFound' | 'AwardOver' | 'PowerMissing'>;

/** Ends an open award at its owner's wish; its money is free for the next in line. */
export const declineAward =
  ({ table }: { readonly table: Table }) =>
  ({
    campaignId,
    category,
    awardId,
    person,
    actor,
    attempt,
  }: Decline): Promise<Outcome<Award, DeclineRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Award, DeclineRefusal>(table, attempt, async (commitOnce) => {
      const awards = await readAwards(table, person.personId, campaignId, category);
      const award = awards.find((one) => one.awardId === awardId);
      if (award === undefined) return refuse({ code: 'NotFound' });
      if (!isClaimable(award, attempt.at)) return refuse({ code: 'AwardOver' });
      const done = await commitOnce(lapsedAward(award, 'person', attempt.at), {
        power: whileActive(table, actor, attempt.at),
        ...lapseWrites(table, [award], 'person', attempt.at),
      });
      if (done.ok) return done.value;
      return refuse({ code: done.error === 'power' ? 'PowerMissing' : 'AwardOver' });
    });
