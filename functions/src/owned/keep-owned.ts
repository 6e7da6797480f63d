import type { Instant } from '@luhuan/shared/clock';
import { type NewId, OwnedId, type PersonId } from '@luhuan/shared/ids';
import { OWNED_MAX, type OwnedRecord, type OwnedTerms, isBoughtBy, undoUntil } from '@luhuan/shared/owned/owned';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { notErased } from '../erasure/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import * as store from './store.ts';

type Reused = RefusalOf<'IdempotencyKeyReused'>;
type Named = { ownedId: OwnedId };
type Asked = { readonly personId: PersonId; readonly attempt: Attempt };

const notYetBought = (): RefusalOf<'RequestInvalid'> => ({
  code: 'RequestInvalid',
  fields: [{ pointer: '/bought', message: 'a day that has been' }],
});

export const addOwned =
  ({ table, newId }: { readonly table: Table; readonly newId: NewId }) =>
  ({
    terms: { serialNumber = null, ...terms },
    personId,
    attempt,
  }: Asked & { readonly terms: OwnedTerms }): Promise<
    Outcome<Named, RefusalOf<'RequestInvalid' | 'OwnedTooMany' | 'AccountErased'> | Reused>
  > =>
    once<Named, RefusalOf<'RequestInvalid' | 'OwnedTooMany' | 'AccountErased'>>(table, attempt, async (commitOnce) => {
      const { at } = attempt;
      if (!isBoughtBy(terms.bought, at)) return refuse(notYetBought());
      const ownedId = OwnedId.parse(`own_${newId()}`);
      const record: OwnedRecord = { ownedId, personId, ...terms, serialNumber, addedAt: at, removedAt: null };
      const done = await commitOnce(
        { ownedId },
        {
          erasure: notErased(table, personId, at),
          count: store.countOne(table, personId),
          owned: store.addRecord(table, record),
        },
      );
      if (done.ok) return done.value;
      if (done.error === 'erasure') return refuse({ code: 'AccountErased' });
      if (done.error === 'count') return refuse({ code: 'OwnedTooMany', most: OWNED_MAX });
      throw new Error(`${ownedId} was there before`);
    });

type Changed = Asked & { readonly ownedId: OwnedId };
type Change<T, E> = {
  /** What becomes of the record that was read. */
  readonly changed: (record: OwnedRecord, at: Instant) => Result<OwnedRecord, E | RefusalOf<'NotFound'>>;
  readonly replyOf: (after: OwnedRecord) => T;
  /** What it does to the number of those that are there, and what is said when that may not be. */
  readonly count?: Write;
  readonly full?: E;
};

const change = <T, E extends { readonly code: string } = never>(
  table: Table,
  { ownedId, personId, attempt }: Changed,
  { changed, replyOf, count, full }: Change<T, E>,
): Promise<Outcome<T, E | RefusalOf<'NotFound'> | Reused>> =>
  once<T, E | RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
    const before = await store.readRecord(table, personId, ownedId);
    if (before === undefined) return refuse({ code: 'NotFound' });
    const made = changed(before, attempt.at);
    if (!made.ok) return made;
    const after = made.value;
    const done = await commitOnce(replyOf(after), { owned: store.changeRecord(table, before, after), count });
    if (done.ok) return done.value;
    if (done.error === 'count' && full !== undefined) return refuse(full);
    throw new Contention(`${ownedId} changed meanwhile`);
  });

const gone = () => refuse({ code: 'NotFound' as const });
const named = ({ ownedId }: OwnedRecord): Named => ({ ownedId });

export const editOwned =
  (table: Table) =>
  ({ terms, ...asked }: Changed & { readonly terms: OwnedTerms }) =>
    change<Named, RefusalOf<'RequestInvalid'>>(table, asked, {
      changed: (record, at) => {
        if (!store.isThere(record)) return gone();
        if (!isBoughtBy(terms.bought, at)) return refuse(notYetBought());
        const { serialNumber = record.serialNumber } = terms;
        return ok({ ...record, ...terms, serialNumber });
      },
      replyOf: named,
    });

export const removeOwned = (table: Table) => (asked: Changed) =>
  change(table, asked, {
    changed: (record, at) => (store.isThere(record) ? ok({ ...record, removedAt: at }) : gone()),
    replyOf: ({ ownedId }) => ({ ownedId, undoUntil: undoUntil(asked.attempt.at) }),
    count: store.countBack(table, asked.personId),
  });

export const restoreOwned = (table: Table) => (asked: Changed) =>
  change<Named, RefusalOf<'OwnedTooMany'>>(table, asked, {
    changed: (record, at) => (store.isRestorable(record, at) ? ok({ ...record, removedAt: null }) : gone()),
    replyOf: named,
    count: store.countOne(table, asked.personId),
    full: { code: 'OwnedTooMany', most: OWNED_MAX },
  });
