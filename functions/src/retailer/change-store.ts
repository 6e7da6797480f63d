import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import type { Store, StoreChange } from '@luhuan/shared/retailer/shop';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import * as store from './store.ts';

type Change = { readonly change: StoreChange; readonly person: Person; readonly attempt: Attempt };

/** What a manager says of the shop they work in. How its firm stands is not theirs to say. */
export const changeStore =
  (table: Table) =>
  ({
    change,
    person: { shopId },
    attempt,
  }: Change): Promise<Outcome<Store, RefusalOf<'NotFound' | 'IdempotencyKeyReused'>>> =>
    once<Store, RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
      const before = shopId === null ? undefined : await store.readStore(table, shopId);
      if (before === undefined) return refuse({ code: 'NotFound' });
      const after = { ...before, ...change };
      const done = await commitOnce(after, { store: store.changeStore(table, after) });
      if (done.ok) return done.value;
      throw new Error(`${before.shopId} is gone`);
    });
