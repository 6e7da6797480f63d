import type { PlacedInvitation, StaffMember } from '@luhuan/shared/api/staff';
import type { Instant } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import { type Result, ok } from '@luhuan/shared/result';
import { type NameOf, readerOf } from '../platform/name-of.ts';
import type { Table } from '../platform/table.ts';
import { allProvinces, placeOf, scopeOf } from './place.ts';
import { type PostRow, listInvitations, listPosts } from './store.ts';

type Deps = { readonly table: Table; readonly nameOf: NameOf };
type Staff = { members: StaffMember[]; invitations: PlacedInvitation[] };

/** So many names are read at once: every one is a look into the vault. Whoever comes later in the list stays a number. */
const NAMES_MAX = 50;

const membersOf = async ({ table }: Deps, rows: readonly PostRow[], self: Person): Promise<StaffMember[]> => {
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
  (deps: Deps) =>
  async (head: Person, now: Instant): Promise<Result<Staff, never>> => {
    const { table, nameOf } = deps;
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
    const members = await membersOf(deps, posts, head);
    const named = members.map(async (member, index) => ({
      ...member,
      name: index < NAMES_MAX ? await nameOf(member.personId, readerOf(head, 'staff-list'), now) : null,
    }));
    return ok({ members: await Promise.all(named), invitations: await Promise.all(placed) });
  };
