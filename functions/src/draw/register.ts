import type { HaltedRefusal } from '@luhuan/shared/campaign/campaign';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { ClaimReason } from '@luhuan/shared/decision/check';
import type { DrawKey } from '@luhuan/shared/draw/draw';
import { Registration } from '@luhuan/shared/draw/round';
import { EntryId, type NewSecret } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { SlotTaken } from '@luhuan/shared/voucher/claim';
import { type Joining, decideJoining, readOpen } from '../award/may-join.ts';
import { readRunning } from '../campaign/store.ts';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write, commit, writeOne } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { type RegistrationRow, addRegistration, changeRegistration, readRegistration } from './store.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly newSecret: NewSecret };
type Pressed = { readonly actor: Actor; readonly attempt: Attempt };

/** The times of a round; `undefined` for a campaign that draws nothing. */
const roundIn = ({ allocation }: Rules, round: number) =>
  allocation.kind === 'draw' ? allocation.rounds[round - 1] : undefined;

type TimeRefusal = RefusalOf<'NotFound' | 'RegistrationNotOpen' | 'RegistrationOver'>;

const registering = (rules: Rules, round: number, now: Instant): Result<void, TimeRefusal> => {
  const times = roundIn(rules, round);
  if (times === undefined) return refuse({ code: 'NotFound' });
  if (now < times.registerFrom) return refuse({ code: 'RegistrationNotOpen', opensAt: times.registerFrom });
  if (now >= times.registerUntil) return refuse({ code: 'RegistrationOver', closedAt: times.registerUntil });
  return ok(undefined);
};

/** One put for who presses themselves; a delegate's power is one more condition. */
const put = async (table: Table, write: Write, { actor, attempt: { at } }: Pressed) => {
  const power = whileActive(table, actor, at);
  if (power === undefined) return (await writeOne(table, write)) ? 'put' : 'taken';
  const done = await commit(table, { registration: write, power });
  return done.ok ? 'put' : done.error === 'power' ? 'no-power' : 'taken';
};

type RegisterRefusal =
  | TimeRefusal
  | HaltedRefusal
  | ClaimReason
  | SlotTaken
  | RefusalOf<'AccountErased' | 'CategoryNotOffered' | 'PowerMissing'>;

/**
 * Registers a person for a round: one put, whose key is the rule, so that no crowd meets at one item. Who is registered already
 * is told so, under the entry they have.
 */
export const register =
  (deps: Deps) =>
  async (asked: DrawKey & Joining & Pressed): Promise<Outcome<Registration, RegisterRefusal>> => {
    const { table } = deps;
    const { at, key: requestId } = asked.attempt;
    const open = await readOpen(deps, asked, at);
    if (!open.ok) return open;
    const times = registering(open.value.revision.rules, asked.round, at);
    if (!times.ok) return times;
    const may = await decideJoining(deps, open.value, asked, at);
    if (!may.ok) return may;
    const { campaignId, category, round, channel, person } = asked;
    const fresh: RegistrationRow = {
      type: 'registration',
      campaignId,
      category,
      round,
      channel,
      personId: person.personId,
      registeredAt: at,
      state: 'in',
      entryId: EntryId.parse(`ent_${deps.newSecret()}`),
      version: 1,
      requestId,
    };
    const first = await put(table, addRegistration(table, fresh), asked);
    if (first === 'no-power') return refuse({ code: 'PowerMissing' });
    if (first === 'put') return ok(Registration.parse(fresh));
    const before = await readRegistration(table, asked, person.personId);
    if (before === undefined) throw new Error('a registration vanished');
    if (before.state === 'in' || before.requestId === requestId)
      return { ...ok(Registration.parse({ ...before, state: 'in' })), replayed: true };
    const again = await put(table, changeRegistration(table, before, fresh), asked);
    if (again === 'no-power') return refuse({ code: 'PowerMissing' });
    if (again === 'put') return ok(Registration.parse(fresh));
    throw new Contention('a registration changed while it was being made again');
  };

type WithdrawRefusal = RefusalOf<'NotFound' | 'RegistrationOver' | 'PowerMissing'>;
type Withdraw = DrawKey & { readonly person: Person } & Pressed;

/** Takes a registration back, as long as the list is open. */
export const withdraw =
  ({ table }: Pick<Deps, 'table'>) =>
  (asked: Withdraw): Promise<Outcome<Registration, WithdrawRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Registration, WithdrawRefusal>(table, asked.attempt, async (commitOnce) => {
      const { at } = asked.attempt;
      const running = await readRunning(table, asked.campaignId, at);
      const times = running === undefined ? undefined : roundIn(running.revision.rules, asked.round);
      const before = await readRegistration(table, asked, asked.person.personId);
      if (times === undefined || before === undefined) return refuse({ code: 'NotFound' });
      if (at >= times.registerUntil) return refuse({ code: 'RegistrationOver', closedAt: times.registerUntil });
      const after: RegistrationRow = { ...before, state: 'withdrawn' };
      const done = await commitOnce(Registration.parse(after), {
        power: whileActive(table, asked.actor, at),
        registration: changeRegistration(table, before, after),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('a registration changed while it was being withdrawn');
    });
