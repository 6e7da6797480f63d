import * as api from '@luhuan/shared/api/privacy';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Rings } from '../platform/digests.ts';
import { giveConsent, withdrawConsent } from './change-consent.ts';
import { correctContact } from './correct-contact.ts';
import { eraseMe } from './erase-me.ts';
import { exportMyData } from './export-my-data.ts';
import { getPrivacy } from './get-privacy.ts';
import type { KeepDeps } from './keep.ts';

export const vaultRoutes = (deps: KeepDeps & { readonly newId: NewId; readonly rings: Rings }): Binding[] => [
  bind(api.getPrivacy, ({ person, now }) => getPrivacy(deps)(person.personId, now)),
  bind(api.giveConsent, ({ params, body, person: { personId }, attempt }) =>
    giveConsent(deps)({ ...params, ...body, personId, attempt }),
  ),
  bind(api.withdrawConsent, ({ params, person: { personId }, attempt }) =>
    withdrawConsent(deps)({ ...params, personId, attempt }),
  ),
  bind(api.correctContact, ({ body, person: { personId }, attempt }) =>
    correctContact(deps)({ ...body, personId, attempt }),
  ),
  bind(api.exportMyData, ({ person, now }) => exportMyData(deps)(person.personId, now)),
  bind(api.eraseMe, ({ person, attempt }) => eraseMe(deps)(person.personId, attempt)),
];
