import { type NewId, type RegisterEntryId, ShopId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type RegisterEntry, standingOf } from '@luhuan/shared/register/entry';
import { STORES_MAX } from '@luhuan/shared/register/terms';
import { refuse } from '@luhuan/shared/result';
import type { Store, StoreDraft } from '@luhuan/shared/retailer/shop';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { regionName } from '../region/store.ts';
import { putShop } from '../retailer/store.ts';
import { storeOf } from './admit.ts';
import { addStep, changeEntry, readEntry } from './store.ts';

type Open = {
  readonly entryId: RegisterEntryId;
  readonly store: StoreDraft;
  readonly version: number;
  readonly person: Person;
  readonly attempt: Attempt;
};
type Opened = { entry: RegisterEntry; store: Store };
type OpenRefusal = RefusalOf<'NotFound' | 'EntryChanged' | 'EntryNotInState' | 'StoresTooMany' | 'StoreElsewhere'>;

const sameCity = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4);

/** Opens another store of a firm that takes part. An administrator of the place invites its manager. */
export const openStore =
  ({ table, newId }: { readonly table: Table; readonly newId: NewId }) =>
  ({
    entryId,
    store: draft,
    version,
    person,
    attempt,
  }: Open): Promise<Outcome<Opened, OpenRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Opened, OpenRefusal>(table, attempt, async (commitOnce) => {
      const before = await readEntry(table, entryId);
      if (before === undefined || before.applicant !== person.personId) return refuse({ code: 'NotFound' });
      if (before.version !== version) return refuse({ code: 'EntryChanged' });
      const { state, shopIds, regionCode } = before;
      if (standingOf(state) !== 'admitted') return refuse({ code: 'EntryNotInState', state });
      if (shopIds.length >= STORES_MAX) return refuse({ code: 'StoresTooMany', most: STORES_MAX });
      if (!sameCity(regionCode, draft.regionCode) || regionName(draft.regionCode) === undefined)
        return refuse({ code: 'StoreElsewhere' });
      const { at } = attempt;
      const shopId = ShopId.parse(`shp_${newId()}`);
      const store = storeOf(before, draft, { shopId, at });
      const entry = { ...before, shopIds: [...shopIds, shopId], version: before.version + 1 };
      const step = { at, by: person.personId, did: 'opened-store' as const, state, reason: null, note: null };
      const done = await commitOnce(
        { entry, store },
        {
          entry: changeEntry(table, before, entry),
          step: addStep(table, entry, step),
          store: putShop(table, store),
        },
      );
      return done.ok ? done.value : refuse({ code: 'EntryChanged' });
    });
