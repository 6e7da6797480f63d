import type { Category } from '@luhuan/shared/appliance/category';
import { type Clock, epochMs, instantAt } from '@luhuan/shared/clock';
import { eventsOf } from '../../functions/src/event/events-of.ts';
import { settleLeases } from '../../functions/src/lease/settle-leases.ts';
import { changesOf } from '../../functions/src/platform/stream.ts';
import { foldReleases } from '../../functions/src/quota/fold-releases.ts';
import { openPace } from '../../functions/src/admission/pace.ts';
import { claimVoucher } from '../../functions/src/voucher/claim-voucher.ts';
import { expireVouchers } from '../../functions/src/voucher/expire-vouchers.ts';
import { giveBackVoucher } from '../../functions/src/voucher/give-back-voucher.ts';
import { indexVoucher } from '../../functions/src/voucher/index-voucher.ts';
import { campaignId } from '../support/samples.ts';
import { shopper } from '../support/scenes.ts';
import { Broken, CAP, type Life, alive, deliver, soldOut, tell } from './life.ts';
import type { Command } from './plan.ts';
import { SIGNED_MS } from './faults.ts';
import type { Process } from './process.ts';

export const CATEGORY: Category = 'fridge';
const keys = { master: Buffer.alloc(32, 7) };
const log = { info: () => undefined, error: () => undefined };

const depsOf = ({ table, clock, quota, putSlot }: Process) => ({ table, clock, quota, putSlot, keys, log });
const attemptAt = (clock: Clock, key: string) => ({ scope: 'scenario', key, fingerprint: '', at: clock.now() });

const claim = async (life: Life, one: Process, who: number, key: number): Promise<void> => {
  const person = shopper(who);
  const actor = { personId: person.personId, power: null };
  const attempt = attemptAt(one.clock, `claim-${who}-${key}`);
  const wanted = { campaignId: campaignId(1), category: CATEGORY, channel: 'store' as const, person };
  const began = life.steps;
  one.claims.push(began);
  const since = Math.min(...one.claims);
  const outcome = await claimVoucher({ ...depsOf(one), pace: openPace() })({ ...wanted, actor, attempt }).finally(() =>
    one.claims.splice(one.claims.indexOf(began), 1),
  );
  if (outcome.ok) life.promised.push({ voucherId: outcome.value.voucher.voucherId, who });
  else if (outcome.error.code === 'QuotaExhausted' && life.emptyAt < since && !emptyNow(life))
    throw new Broken(
      `after step ${life.steps}: sold out was said, and there was ${JSON.stringify(life.place.mirror.snapshot().pool)} at ${one.clock.now()}`,
    );
};

/** What is empty stays so until something is written. */
const emptyNow = (life: Life): boolean => soldOut(life.place.mirror.snapshot(), CAP);

const giveBack = async (life: Life, one: Process, who: number): Promise<void> => {
  const mine = life.promised.findLast((promised) => promised.who === who);
  if (mine === undefined) return;
  const { voucherId } = mine;
  const person = shopper(who);
  const actor = { personId: person.personId, power: null };
  const attempt = attemptAt(one.clock, `give-back-${voucherId}`);
  await giveBackVoucher(depsOf(one))({ voucherId, person, actor, attempt });
};

/** Time passes; what was late arrives before it is too old. */
const advance = async (life: Life, seconds: number): Promise<void> => {
  const to = life.now + seconds * 1_000;
  life.now = Math.min(to, life.now + SIGNED_MS - 1);
  await deliver(life);
  life.now = to;
};

const AHEAD_MS = 30 * 60_000;

const settle = async (life: Life, { table, clock }: Process, hidden: number): Promise<void> => {
  const hasty = life.mutation?.kind === 'stream' && life.mutation.change === 'no-wait';
  const ahead: Clock = { now: () => instantAt(epochMs(clock.now()) + AHEAD_MS) };
  life.hidden = hidden;
  await settleLeases({ table, clock: hasty ? ahead : clock, log, stream: life.stream })();
  life.hidden = 0;
};

/** What the queues' consumers do with what the stream shows; what fails comes again. */
const consume = async (life: Life, { table, clock }: Process): Promise<void> => {
  const deps = { table, clock, log };
  await life.stream.readOn(life.read, (event, after) => {
    life.read = after;
    life.pending.push(...changesOf(event).flatMap(eventsOf));
    return Promise.resolve();
  });
  const events = life.pending.splice(0);
  const releases = events.flatMap((event) => (event.kind === 'ReleaseAdded' ? [event] : []));
  const failed = await foldReleases(deps)(releases);
  life.pending.push(...releases.filter(({ release }) => failed.includes(release.releaseId)));
  for (const event of events) {
    if (event.kind !== 'VoucherClaimed') continue;
    await indexVoucher(deps)(event).catch((error: unknown) => {
      life.pending.push(event);
      throw error;
    });
  }
};

/** Does what a line says next; a process that was killed is there again as a new one. */
export const carryOut = async (life: Life, line: number, command: Command): Promise<void> => {
  const one = alive(life, line);
  switch (command.kind) {
    case 'claim':
      return claim(life, one, command.who, command.key);
    case 'give-back':
      return giveBack(life, one, command.who);
    case 'advance':
      return advance(life, command.seconds);
    case 'kill':
      tell(life, 'kill');
      return one.kill();
    case 'tidy':
      return one.quota.tidy(one.clock.now());
    case 'expire':
      await expireVouchers(depsOf(one))();
      return;
    case 'settle':
      return settle(life, one, command.late);
    case 'deliver':
      return deliver(life);
    case 'consume':
      return consume(life, one);
    default:
      throw new Error('no such command');
  }
};
