import * as api from '@luhuan/shared/api/privacy';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Rings } from '../platform/digests.ts';
import type { KeepDeps } from './keep.ts';

// loaded with the first question
const changeConsent = () => import('./change-consent.ts');
const loadCorrectContact = () => import('./correct-contact.ts');
const loadEraseMe = () => import('./erase-me.ts');
const loadExportMyData = () => import('./export-my-data.ts');
const loadGetPrivacy = () => import('./get-privacy.ts');

export const vaultRoutes = (deps: KeepDeps & { readonly newId: NewId; readonly rings: Rings }): Binding[] => [
  bind(api.getPrivacy, async ({ person, now }) => (await loadGetPrivacy()).getPrivacy(deps)(person.personId, now)),
  bind(api.giveConsent, async ({ params, body, person: { personId }, attempt }) =>
    (await changeConsent()).giveConsent(deps)({ ...params, ...body, personId, attempt }),
  ),
  bind(api.withdrawConsent, async ({ params, person: { personId }, attempt }) =>
    (await changeConsent()).withdrawConsent(deps)({ ...params, personId, attempt }),
  ),
  bind(api.correctContact, async ({ body, person: { personId }, attempt }) =>
    (await loadCorrectContact()).correctContact(deps)({ ...body, personId, attempt }),
  ),
  bind(api.exportMyData, async ({ person, now }) =>
    (await loadExportMyData()).exportMyData(deps)(person.personId, now),
  ),
  bind(api.eraseMe, async ({ person, attempt }) => (await loadEraseMe()).eraseMe(deps)(person.personId, attempt)),
];
