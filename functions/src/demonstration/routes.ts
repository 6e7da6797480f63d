import { listDemonstrationPersons } from '@luhuan/shared/api/people';
import { confirmDemonstration, openDemonstrationSession, openDemonstrationShopper } from '@luhuan/shared/api/sessions';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import { ok, refuse } from '@luhuan/shared/result';
import { type Binding, bind } from '../http/bind.ts';
import { putPerson, readPerson } from '../person/store.ts';
import { writeOne } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { confirmSession } from '../session/confirm.ts';
import { type SessionDeps, openSession } from '../session/open-session.ts';
import { DEMONSTRATION_CITIZENS } from './citizens.ts';
import { DEMONSTRATION_PERSONS, shopperOf } from './persons.ts';

/** Mounted in the demonstration stage only. */
export const demonstrationRoutes = (deps: SessionDeps): Binding[] => [
  bind(listDemonstrationPersons, async () =>
    ok({
      items: DEMONSTRATION_PERSONS.map((person) => ({
        ...person,
        regionName: fullRegionName(person.officeRegionCode ?? person.regionCode),
        // whoever is not verified yet can become the first of the fictional citizens
        citizen: person.roles.includes('shopper') && person.identity === null ? DEMONSTRATION_CITIZENS[0] : null,
      })),
    }),
  ),
  bind(openDemonstrationSession, async ({ body: { personId, device }, now }) => {
    const ready = DEMONSTRATION_PERSONS.some((one) => one.personId === personId);
    const person = ready ? await readPerson(deps.table, personId) : undefined;
    return person === undefined
      ? refuse({ code: 'NotFound' })
      : ok(await openSession(deps, { person, way: 'demonstration', device }, now));
  }),
  bind(openDemonstrationShopper, async ({ now }) => {
    const person = shopperOf(deps.newId(), proofBy('demonstration', now));
    await writeOne(deps.table, putPerson(deps.table, person));
    return ok(await openSession(deps, { person, way: 'demonstration', device: '' }, now));
  }),
  bind(confirmDemonstration, async ({ person: { personId }, sessionId, now }) =>
    DEMONSTRATION_PERSONS.some((one) => one.personId === personId)
      ? confirmSession(deps.table)({ personId, sessionId }, now)
      : refuse({ code: 'OtherPerson' }),
  ),
];
