import * as api from '@luhuan/shared/api/register';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Objects } from '../platform/objects.ts';
import type { Table } from '../platform/table.ts';
import { openStore } from './open-store.ts';

// loaded with the first question
const apply = () => import('./apply.ts');
const listEntries = () => import('./list-entries.ts');
const loadTakeStep = () => import('./take-step.ts');

export const registerRoutes = (deps: {
  readonly table: Table;
  readonly objects: Objects;
  readonly newId: NewId;
}): Binding[] => [
  bind(api.applyForRegister, async ({ body: application, person, attempt }) =>
    (await apply()).applyForRegister(deps)({ application, person, attempt }),
  ),
  bind(api.listOwnEntries, async ({ person }) => (await listEntries()).listOwnEntries(deps.table)(person)),
  bind(api.actForEntry, async ({ params, body, person: { personId: by }, attempt }) =>
    (await loadTakeStep()).takeStep(deps)({
      ...params,
      ...body,
      note: null,
      by,
      attempt,
      sees: ({ applicant }) => applicant === by,
    }),
  ),
  bind(api.openStore, async ({ params, body, person, attempt }) =>
    openStore(deps)({ ...params, ...body, person, attempt }),
  ),
  bind(api.listRegister, async ({ person, query }) => (await listEntries()).listRegister(deps.table)(person, query)),
  bind(api.getRegisterEntry, async ({ params, person, now }) =>
    (await listEntries()).getRegisterEntry(deps.table)(person, params.entryId, now),
  ),
  bind(api.showRegisterDocument, async ({ params, person, now }) =>
    (await listEntries()).showDocument(deps)(person, params, now),
  ),
  bind(api.prepareEntry, async ({ params, body, person, attempt }) =>
    (await loadTakeStep()).takeStep(deps)({
      ...params,
      ...body,
      by: person.personId,
      attempt,
      sees: (await listEntries()).isWithin(person),
    }),
  ),
  bind(api.decideEntry, async ({ params, body, person, attempt }) =>
    (await loadTakeStep()).takeStep(deps)({
      ...params,
      ...body,
      by: person.personId,
      attempt,
      sees: (await listEntries()).isWithin(person),
    }),
  ),
  bind(api.listPublicRegister, async ({ params, query }) =>
    (await listEntries()).listPublicRegister(deps.table)(params.regionCode, query),
  ),
];
