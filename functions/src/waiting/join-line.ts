import type { HaltedRefusal } from '@luhuan/shared/campaign/campaign';
import type { ClaimReason } from '@luhuan/shared/decision/check';
import { EntryId, type NewSecret } from '@luhuan/shared/ids';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { ok, refuse } from '@luhuan/shared/result';
import type { SlotTaken } from '@luhuan/shared/voucher/claim';
import { Waiting } from '@luhuan/shared/waiting/waiting';
import { isClaimable } from '@luhuan/shared/award/award';
import { type Joining, decideJoining, readOpen } from '../award/may-join.ts';
import { readAwards } from '../award/store.ts';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { type WaitingRow, addToLine, putWaiting, readWaiting, takeFromLine } from './store.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly newSecret: NewSecret };
type Pressed = { readonly actor: Actor; readonly attempt: Attempt };
type Reused = RefusalOf<'IdempotencyKeyReused'>;
type JoinRefusal =
  | HaltedRefusal
  | ClaimReason
  | SlotTaken
  | RefusalOf<'NotFound' | 'AccountErased' | 'CategoryNotOffered' | 'PowerMissing'>;

/** Whether somebody stands already: they wait, or were offered a voucher that they can still claim. */
const stands = async (table: Table, row: WaitingRow | undefined, now: Attempt['at']): Promise<boolean> => {
  if (row === undefined || row.state === 'left') return false;
  if (row.state === 'waiting') return true;
  const awards = await readAwards(table, row.personId, row.campaignId, row.category);
  return awards.some((award) => isClaimable(award, now));
};

/**
 * Puts somebody at the end of the line, by the clock of the house; who stands in it keeps their place. Own side and line are written
 * together, and no counter: the place is the number of those before.
 */
export const joinLine =
  (deps: Deps) =>
  (asked: Joining & Pressed): Promise<Outcome<Waiting, JoinRefusal | Reused>> =>
    once<Waiting, JoinRefusal>(deps.table, asked.attempt, async (commitOnce) => {
      const { table } = deps;
      const { at } = asked.attempt;
      const open = await readOpen(deps, asked, at);
      if (!open.ok) return open;
      if (open.value.revision.rules.allocation.kind !== 'waiting-list') return refuse({ code: 'NotFound' });
      const { campaignId, category, channel, person } = asked;
      const before = await readWaiting(table, person.personId, asked);
      if (before !== undefined && (await stands(table, before, at))) return ok(Waiting.parse(before));
      const may = await decideJoining(deps, open.value, asked, at);
      if (!may.ok) return may;
      const waiting: Waiting = {
        campaignId,
        category,
        channel,
        personId: person.personId,
        joinedAt: at,
        state: 'waiting',
        entryId: EntryId.parse(`ent_${deps.newSecret()}`),
      };
      const done = await commitOnce(waiting, {
        power: whileActive(table, asked.actor, at),
        waiting: putWaiting(table, before, waiting),
        line: addToLine(table, waiting),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('a place in line changed while it was being taken');
    });

type LeaveRefusal = RefusalOf<'NotFound' | 'PowerMissing'>;

/** Leaves the line; who has been offered a voucher declines that instead. */
export const leaveLine =
  ({ table }: Pick<Deps, 'table'>) =>
  (
    asked: Pick<Joining, 'campaignId' | 'category' | 'person'> & Pressed,
  ): Promise<Outcome<Waiting, LeaveRefusal | Reused>> =>
    once<Waiting, LeaveRefusal>(table, asked.attempt, async (commitOnce) => {
      const before = await readWaiting(table, asked.person.personId, asked);
      if (before === undefined) return refuse({ code: 'NotFound' });
      if (before.state !== 'waiting') return ok(Waiting.parse(before));
      const after = Waiting.parse({ ...before, state: 'left' });
      const done = await commitOnce(after, {
        power: whileActive(table, asked.actor, asked.attempt.at),
        waiting: putWaiting(table, before, after),
        line: takeFromLine(table, before),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('a place in line changed while it was being left');
    });
