import type { ShopId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { Till } from '@luhuan/shared/till/till';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import * as store from './store.ts';

type Rule = { shopId: ShopId; required: boolean };

/** The tills of a manager's shop, and its rule. */
export const listTills =
  (table: Table) =>
  async ({ shopId }: Person): Promise<Result<{ items: Till[]; rule: Rule }, RefusalOf<'NotFound'>>> => {
    if (shopId === null) return refuse({ code: 'NotFound' });
    const [tills, revoked, required] = await Promise.all([
      store.listTills(table, shopId),
      store.listRevoked(table, shopId),
      store.readTillRule(table, shopId),
    ]);
    return ok({ items: [...tills, ...revoked], rule: { shopId, required } });
  };

type Ask = { readonly required: boolean; readonly person: Person; readonly attempt: Attempt };

/** Whether a manager's shop takes redemptions from registered tills only; the last of two managers is believed. */
export const setTillRule =
  (table: Table) =>
  ({
    required,
    person: { shopId },
    attempt,
  }: Ask): Promise<Outcome<Rule, RefusalOf<'NotFound' | 'IdempotencyKeyReused'>>> =>
    once<Rule, RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
      if (shopId === null) return refuse({ code: 'NotFound' });
      const rule = { shopId, required };
      const done = await commitOnce(rule, { rule: store.putTillRule(table, shopId, required) });
      if (done.ok) return done.value;
      throw new Error('a rule was not written');
    });
