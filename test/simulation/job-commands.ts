import { type Clock, epochMs, instantAt } from '@luhuan/shared/clock';
import { lapseAwards } from '../../functions/src/award/lapse-awards.ts';
import { eventsOf } from '../../functions/src/event/events-of.ts';
import { settleLeases } from '../../functions/src/lease/settle-leases.ts';
import { letOutDrops } from '../../functions/src/pacing/let-out-drops.ts';
import { changesOf } from '../../functions/src/platform/stream.ts';
import { foldReleases } from '../../functions/src/quota/fold-releases.ts';
import { expireVouchers } from '../../functions/src/voucher/expire-vouchers.ts';
import { indexVoucher } from '../../functions/src/voucher/index-voucher.ts';
import { offerFreed } from '../../functions/src/waiting/offer-freed.ts';
import { SIGNED_MS } from './faults.ts';
import { type Life, deliver } from './life.ts';
import type { Process } from './process.ts';

const log = { info: () => undefined, error: () => undefined };

/** Time passes; what was late arrives before it is too old. */
export const advance = async (life: Life, seconds: number): Promise<void> => {
  const to = life.now + seconds * 1_000;
  life.now = Math.min(to, life.now + SIGNED_MS - 1);
  await deliver(life);
  life.now = to;
};

const AHEAD_MS = 30 * 60_000;

export const settle = async (life: Life, { table, clock }: Process, hidden: number): Promise<void> => {
  const hasty = life.mutation?.kind === 'stream' && life.mutation.change === 'no-wait';
  const ahead: Clock = { now: () => instantAt(epochMs(clock.now()) + AHEAD_MS) };
  life.hidden = hidden;
  await settleLeases({ table, clock: hasty ? ahead : clock, log, stream: life.stream })();
  life.hidden = 0;
};

/** What the queues' consumers do with what the stream shows; what fails comes again. */
export const consume = async (life: Life, { table, clock }: Process): Promise<void> => {
  const deps = { table, clock, log };
  await life.stream.readOn(life.read, (event, after) => {
    life.read = after;
    life.pending.push(...changesOf(event).flatMap(eventsOf));
    return Promise.resolve();
  });
  const events = [...life.pending.splice(0), ...life.handled];
  life.handled = life.plan.redelivers && life.handled.length === 0 ? events : [];
  const releases = events.flatMap((event) => (event.kind === 'ReleaseAdded' ? [event] : []));
  const failed = await foldReleases(deps)(releases);
  life.pending.push(...releases.filter(({ release }) => failed.includes(release.releaseId)));
  for (const event of events)
    if (event.kind === 'VoucherClaimed') await indexVoucher(deps)(event).catch(() => void life.pending.push(event));
};

type Job = 'expire' | 'offer' | 'lapse' | 'drop';

export const runJob = async ({ table, clock }: Process, job: Job): Promise<void> => {
  const jobs = { expire: expireVouchers, offer: offerFreed, lapse: lapseAwards, drop: letOutDrops };
  await jobs[job]({ table, clock, log })();
};
