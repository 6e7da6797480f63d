import * as api from '@luhuan/shared/api/staff';
import { type Binding, bind } from '../http/bind.ts';
import { acceptInvitation, getInvitation } from './accept-invitation.ts';
import { dismissStaff } from './dismiss-staff.ts';
import { inviteStaff, withdrawInvitation } from './invite-staff.ts';
import { listStaff } from './list-staff.ts';

export const staffRoutes = (deps: Parameters<typeof inviteStaff>[0] & Parameters<typeof listStaff>[0]): Binding[] => [
  bind(api.listStaff, ({ person, now }) => listStaff(deps)(person, now)),
  bind(api.inviteStaff, ({ body, person: head, attempt }) => inviteStaff(deps)({ ...body, head, attempt })),
  bind(api.withdrawInvitation, ({ params, person: head, attempt }) =>
    withdrawInvitation(deps.table)({ ...params, head, attempt }),
  ),
  bind(api.dismissStaff, ({ params, body, person: head, attempt }) =>
    dismissStaff(deps.table)({ ...params, ...body, head, attempt }),
  ),
  bind(api.getInvitation, ({ params, now }) => getInvitation(deps.table)(params.invitationId, now)),
  bind(api.acceptInvitation, ({ params, person, attempt }) =>
    acceptInvitation(deps.table)({ ...params, person, attempt }),
  ),
];
