import { type Instant, plusDays } from '@luhuan/shared/clock';
import { InvitationId, type NewSecret, PersonId } from '@luhuan/shared/ids';
import { INVITATION_DAYS, type Invitation } from '@luhuan/shared/person/staff';
import type { RegionCode } from '@luhuan/shared/region';
import { type Table, writeOne } from '../platform/table.ts';
import { addInvitation } from './store.ts';

/** Invites in the name of nobody: whoever may run commands on the table. */
const NOBODY = PersonId.parse(`per_${'0'.repeat(26)}`);

/** Offers the post of administrator where there is nobody yet who could; everybody after them is invited by a person. */
export const inviteFirst = async (
  { table, newSecret }: { readonly table: Table; readonly newSecret: NewSecret },
  regionCode: RegionCode,
  now: Instant,
): Promise<Invitation> => {
  const invitation: Invitation = {
    state: 'open',
    invitationId: InvitationId.parse(`inv_${newSecret()}`),
    post: { kind: 'office', role: 'admin', regionCode },
    invitedBy: NOBODY,
    invitedAt: now,
    expiresAt: plusDays(now, INVITATION_DAYS),
  };
  if (!(await writeOne(table, addInvitation(table, invitation, regionCode))))
    throw new Error('an invitation id was used before');
  return invitation;
};
