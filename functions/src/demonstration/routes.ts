import * as api from '@luhuan/shared/api/people';
import { ok } from '@luhuan/shared/result';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { DEMONSTRATION_PERSONS } from './persons.ts';
import { signIn } from './sign-in.ts';

/** Mounted in the demonstration stage only. */
export const demonstrationRoutes = (deps: { readonly table: Table; readonly keys: Keys }): Binding[] => [
  bind(api.listDemonstrationPersons, async () =>
    ok({
      items: DEMONSTRATION_PERSONS.map((person) => ({ ...person, regionName: fullRegionName(person.regionCode) })),
    }),
  ),
  bind(api.openDemonstrationSession, ({ body, now }) => signIn(deps)(body.personId, now)),
];
