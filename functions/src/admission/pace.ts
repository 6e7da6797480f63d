import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';

const MINUTE_SECONDS = 60;
const PEOPLE_MAX = 20_000;

/**
 * Holds people to the pace that their ticket says. Counted in this process's memory: it keeps a script from taking the server's
 * time; what a person can get is limited by their slot.
 */
export const openPace = () => {
  const counts = new Map<PersonId, { readonly from: Instant; claims: number }>();
  return (personId: PersonId, claimsPerMinute: number, now: Instant): Result<void, RefusalOf<'ClaimedTooOften'>> => {
    const known = counts.get(personId);
    const until = known === undefined ? now : plusSeconds(known.from, MINUTE_SECONDS);
    if (known === undefined || now >= until || now < known.from) {
      if (counts.size >= PEOPLE_MAX) counts.clear();
      counts.set(personId, { from: now, claims: 1 });
      return ok(undefined);
    }
    if (known.claims >= claimsPerMinute) return refuse({ code: 'ClaimedTooOften', until });
    known.claims++;
    return ok(undefined);
  };
};
export type Pace = ReturnType<typeof openPace>;
