import type { PlacedInvitation, StaffMember } from '@luhuan/shared/api/staff';
import type { Person } from '@luhuan/shared/person/person';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { allProvinces, placeOf, scopeOf } from './place.ts';
import { type PostRow, listInvitations, listPosts } from './store.ts';

type Staff = { members: StaffMember[]; invitations: PlacedInvitation[] };

const membersOf = async (table: Table, rows: readonly PostRow[], self: Person): Promise<StaffMember[]> => {
  const members = new Map<string, StaffMember>();
  for (const { personId, post } of rows) {
    const member = members.get(personId) ?? { personId, name: null, posts: [], self: personId === self.personId };
    const place = await placeOf(table, post);
    members.set(personId, { ...member, posts: [...member.posts, { post, placeName: place?.placeName ?? '' }] });
  }
  return [...members.values()];
};

/** Who serves within the head's scope, and which offers are out. */
export const listStaff =
  (table: Table) =>
  async (head: Person): Promise<Result<Staff, never>> => {
    const scope = await scopeOf(table, head);
    if (scope === undefined) return ok({ members: [], invitations: [] });
    const [posts, invitations] = await Promise.all([
      listPosts(table, scope, allProvinces()),
      listInvitations(table, scope, allProvinces()),
    ]);
    const placed = invitations.map(async (invitation) => ({
      invitation,
      placeName: (await placeOf(table, invitation.post))?.placeName ?? '',
    }));
    return ok({ members: await membersOf(table, posts, head), invitations: await Promise.all(placed) });
  };
