import * as api from '@luhuan/shared/api/register';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Objects } from '../platform/objects.ts';
import type { Table } from '../platform/table.ts';
import { applyForRegister } from './apply.ts';
import {
  getRegisterEntry,
  isWithin,
  listOwnEntries,
  listPublicRegister,
  listRegister,
  showDocument,
} from './list-entries.ts';
import { openStore } from './open-store.ts';
import { takeStep } from './take-step.ts';

export const registerRoutes = (deps: {
  readonly table: Table;
  readonly objects: Objects;
  readonly newId: NewId;
}): Binding[] => [
  bind(api.applyForRegister, ({ body: application, person, attempt }) =>
    applyForRegister(deps)({ application, person, attempt }),
  ),
  bind(api.listOwnEntries, ({ person }) => listOwnEntries(deps.table)(person)),
  bind(api.actForEntry, ({ params, body, person: { personId: by }, attempt }) =>
    takeStep(deps)({ ...params, ...body, note: null, by, attempt, sees: ({ applicant }) => applicant === by }),
  ),
  bind(api.openStore, ({ params, body, person, attempt }) => openStore(deps)({ ...params, ...body, person, attempt })),
  bind(api.listRegister, ({ person, query }) => listRegister(deps.table)(person, query)),
  bind(api.getRegisterEntry, ({ params, person, now }) => getRegisterEntry(deps.table)(person, params.entryId, now)),
  bind(api.showRegisterDocument, ({ params, person, now }) => showDocument(deps)(person, params, now)),
  bind(api.prepareEntry, ({ params, body, person, attempt }) =>
    takeStep(deps)({ ...params, ...body, by: person.personId, attempt, sees: isWithin(person) }),
  ),
  bind(api.decideEntry, ({ params, body, person, attempt }) =>
    takeStep(deps)({ ...params, ...body, by: person.personId, attempt, sees: isWithin(person) }),
  ),
  bind(api.listPublicRegister, ({ params, query }) => listPublicRegister(deps.table)(params.regionCode, query)),
];
