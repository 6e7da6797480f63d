import type { TillId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { approved, found, lost, revoked } from '@luhuan/shared/till/change';
import type { Till, TillCode } from '@luhuan/shared/till/till';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { isCodeOf } from './code.ts';
import { changeTill, readTill } from './store.ts';

type Deps = { readonly table: Table; readonly keys: Keys };
type Ask = { readonly tillId: TillId; readonly person: Person; readonly attempt: Attempt };
type ChangeRefusal = RefusalOf<'NotFound' | 'TillChanged'>;

/** A till of the own shop; any other is not there. */
export const findOwnTill =
  (table: Table) =>
  async ({ shopId }: Person, tillId: TillId): Promise<Result<Till, RefusalOf<'NotFound'>>> => {
    const till = await readTill(table, tillId);
    return till === undefined || till.shopId !== shopId ? refuse({ code: 'NotFound' }) : ok(till);
  };

/** One step of a till of the own shop, on what it was when it was read. */
const changed = <E extends RefusalOf<'TillChanged' | 'TillCodeWrong' | 'TillCodeOver'>>(
  table: Table,
  { tillId, person, attempt }: Ask,
  change: (before: Till) => Result<Till, E>,
) =>
  once<Till, E | ChangeRefusal>(table, attempt, async (commitOnce) => {
    const before = await findOwnTill(table)(person, tillId);
    if (!before.ok) return before;
    const after = change(before.value);
    if (!after.ok) return after;
    const done = await commitOnce(after.value, { till: changeTill(table, before.value, after.value) });
    return done.ok ? done.value : refuse({ code: 'TillChanged' });
  });

type Changed<E = never> = Promise<Outcome<Till, E | ChangeRefusal | RefusalOf<'IdempotencyKeyReused'>>>;

export const approveTill =
  ({ table, keys }: Deps) =>
  (ask: Ask & { readonly code: TillCode }): Changed<RefusalOf<'TillCodeWrong' | 'TillCodeOver'>> => {
    const by = { by: ask.person.personId, at: ask.attempt.at };
    return changed<RefusalOf<'TillChanged' | 'TillCodeWrong' | 'TillCodeOver'>>(table, ask, (before) =>
      before.state === 'waiting' && !isCodeOf(keys, before, ask.code)
        ? refuse({ code: 'TillCodeWrong' })
        : approved(before, by),
    );
  };

export const renameTill =
  (table: Table) =>
  (ask: Ask & { readonly name: string }): Changed =>
    changed<RefusalOf<'TillChanged'>>(table, ask, (before) => ok({ ...before, name: ask.name }));

const STEPS = { lost, found, revoked };

/** Reported lost, found again, or ended for good. */
export const moveTill =
  (table: Table, step: keyof typeof STEPS) =>
  (ask: Ask): Changed =>
    changed<RefusalOf<'TillChanged'>>(table, ask, (before) =>
      STEPS[step](before, { by: ask.person.personId, at: ask.attempt.at }),
    );
