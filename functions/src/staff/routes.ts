import * as api from '@luhuan/shared/api/staff';
import { type Binding, bind } from '../http/bind.ts';
import type { inviteStaff } from './invite-staff.ts';
import type { listStaff } from './list-staff.ts';

// loaded with the first question
const loadAcceptInvitation = () => import('./accept-invitation.ts');
const loadDismissStaff = () => import('./dismiss-staff.ts');
const loadInviteStaff = () => import('./invite-staff.ts');
const loadListStaff = () => import('./list-staff.ts');

export const staffRoutes = (deps: Parameters<typeof inviteStaff>[0] & Parameters<typeof listStaff>[0]): Binding[] => [
  bind(api.listStaff, async ({ person, now }) => (await loadListStaff()).listStaff(deps)(person, now)),
  bind(api.inviteStaff, async ({ body, person: head, attempt }) =>
    (await loadInviteStaff()).inviteStaff(deps)({ ...body, head, attempt }),
  ),
  bind(api.withdrawInvitation, async ({ params, person: head, attempt }) =>
    (await loadInviteStaff()).withdrawInvitation(deps.table)({ ...params, head, attempt }),
  ),
  bind(api.dismissStaff, async ({ params, body, person: head, attempt }) =>
    (await loadDismissStaff()).dismissStaff(deps.table)({ ...params, ...body, head, attempt }),
  ),
  bind(api.getInvitation, async ({ params, now }) =>
    (await loadAcceptInvitation()).getInvitation(deps.table)(params.invitationId, now),
  ),
  bind(api.acceptInvitation, async ({ params, person, attempt }) =>
    (await loadAcceptInvitation()).acceptInvitation(deps.table)({ ...params, person, attempt }),
  ),
];
