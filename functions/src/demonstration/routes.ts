import * as api from '@luhuan/shared/api/people';
import { ok } from '@luhuan/shared/result';
import { openSession } from '../person/open-session.ts';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { DEMONSTRATION_CITIZENS } from './citizens.ts';
import { DEMONSTRATION_PERSONS } from './persons.ts';

/** Mounted in the demonstration stage only. */
export const demonstrationRoutes = (deps: { readonly table: Table; readonly keys: Keys }): Binding[] => [
  bind(api.listDemonstrationPersons, async () =>
    ok({
      items: DEMONSTRATION_PERSONS.map((person) => ({
        ...person,
        regionName: fullRegionName(person.regionCode),
        // whoever is not verified yet can become the first of the fictional citizens
        citizen: person.roles.includes('shopper') && !person.identityVerified ? DEMONSTRATION_CITIZENS[0] : null,
      })),
    }),
  ),
  bind(api.openDemonstrationSession, ({ body, now }) => openSession(deps)(body.personId, now)),
];
