import type { GivenPower, HeldPower } from '@luhuan/shared/api/powers';
import type { Instant } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import { isActive } from '@luhuan/shared/power/power';
import { type Result, ok } from '@luhuan/shared/result';
import { type AcceptDeps, principalNameFor } from './accept-power.ts';
import { readerOf } from '../platform/name-of.ts';
import { readGiven, readHeld } from './store.ts';

/** Who may act for a person now, and for whom they may act, the newest first. */
export const listPowers =
  ({ table, nameOf }: AcceptDeps) =>
  async (person: Person, now: Instant): Promise<Result<{ given: GivenPower[]; held: HeldPower[] }, never>> => {
    const [given, held] = (
      await Promise.all([readGiven(table, person.personId), readHeld(table, person.personId)])
    ).map((powers) =>
      powers.filter((power) => isActive(power, now)).toSorted((a, b) => (a.grantedAt < b.grantedAt ? 1 : -1)),
    );
    return ok({
      given: await Promise.all(
        (given ?? []).map(async (power) => ({
          power,
          delegateName: await nameOf(power.delegate, readerOf(person), now),
        })),
      ),
      held: await Promise.all(
        (held ?? []).map(async (power) => ({
          power,
          principalName: await principalNameFor(nameOf, power.principal, person, now),
        })),
      ),
    });
  };
