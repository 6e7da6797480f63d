import type { PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type Post, dismissed, postsOf } from '@luhuan/shared/person/staff';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { readPerson } from '../person/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { placeWithin } from './place.ts';
import { changePosts, removePost } from './store.ts';

type Dismiss = {
  readonly personId: PersonId;
  readonly post: Post;
  readonly head: Person;
  readonly attempt: Attempt;
};
type DismissRefusal = RefusalOf<'NotFound' | 'OwnPost'>;

const samePlace = (a: Post, b: Post): boolean =>
  a.role === b.role &&
  (a.kind === 'shop'
    ? b.kind === 'shop' && a.shopId === b.shopId
    : b.kind === 'office' && a.regionCode === b.regionCode);

/** Ends a post. Every call reads the person anew, so it counts from the next one on. */
export const dismissStaff =
  (table: Table) =>
  ({
    personId,
    post,
    head,
    attempt,
  }: Dismiss): Promise<Outcome<{ dismissed: true }, DismissRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<{ dismissed: true }, DismissRefusal>(table, attempt, async (commitOnce) => {
      const place = await placeWithin(table, head, post);
      const before = place === undefined ? undefined : await readPerson(table, personId);
      const holds = before !== undefined && postsOf(before).some((held) => samePlace(held, post));
      if (place === undefined || before === undefined || !holds) return refuse({ code: 'NotFound' });
      if (personId === head.personId && (post.role === 'admin' || post.role === 'store-manager'))
        return refuse({ code: 'OwnPost' });
      const done = await commitOnce(
        { dismissed: true },
        {
          person: changePosts(table, before, dismissed(before, post.role)),
          post: removePost(table, place.regionCode, post, personId),
        },
      );
      if (done.ok) return done.value;
      throw new Contention('the person changed meanwhile');
    });
