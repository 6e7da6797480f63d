import type { Category } from '@luhuan/shared/appliance/category';
import type { Channel } from '@luhuan/shared/campaign/channel';
import { type History, historyOf, isUsed } from '@luhuan/shared/campaign/reclaim';
import type { Related } from '@luhuan/shared/campaign/relation';
import { type Revision, ruleFor } from '@luhuan/shared/campaign/revision';
import { type Instant, endOfDays, later } from '@luhuan/shared/clock';
import type { ClaimReason } from '@luhuan/shared/decision/check';
import { decide, mayClaim } from '@luhuan/shared/decision/decision';
import type { Attested, Facts } from '@luhuan/shared/decision/facts';
import { fen } from '@luhuan/shared/fen';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { IdentityProof } from '@luhuan/shared/person/identity-proof';
import type { Claimant } from '@luhuan/shared/pacing/lane';
import { ASSISTS_PER_DAY, type Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse, unreachable } from '@luhuan/shared/result';
import { type Grant, type SlotTaken, claim, reclaimable } from '@luhuan/shared/voucher/claim';
import { type Voucher, asClaimed, expire, takenUp } from '@luhuan/shared/voucher/voucher';
import type { Slot } from '@luhuan/shared/voucher/voucher-id';
import type { Attempt } from '../platform/idempotency.ts';
import { Contention, type Table, commit } from '../platform/table.ts';
import { countAssist, whileActive } from '../power/store.ts';
import type { LeaseBook, NothingLeft } from '../lease/store.ts';
import { addRelease } from '../quota/store.ts';
import { type GroupRow, joinGroups } from '../relation/store.ts';
import { claimFacts } from '@luhuan/shared/decision/claim-facts';
import { type Allotment, type Money, allotmentId, moneyFor, useUp } from './claim-money.ts';
import { releaseOf } from './release.ts';
import type { PutSlot } from './put-slot.ts';
import { type SlotRow, addAttempt, addSlot, readSlot, slotKey } from './store.ts';

/** Who presses, and which attempt of theirs it is. */
export type Pressed = { readonly actor: Actor; readonly attempt: Attempt };
export type Claimed = { readonly voucher: Voucher; readonly replayed: boolean };

/** What is claimed, and everything that is known of who claims but for the slot itself. */
export type Wanted = {
  readonly campaign: Campaign;
  readonly revision: Revision;
  readonly category: Category;
  readonly channel: Channel;
  readonly proof: IdentityProof | null;
  readonly place: Attested | null;
  /** Whom a share of the money may be kept for. */
  readonly claimant: Claimant;
  readonly related: Related | null;
  /** Rows of the campaign's groups, and the wallet they speak of; empty for a campaign that stands alone. */
  readonly groups: readonly GroupRow[];
  readonly wallet: readonly Voucher[];
  /** What the claim is made on, in campaigns that do not simply give to whoever comes. */
  readonly allotment: Allotment | null;
};

/** What the claim's own transaction may find, besides the slot being taken. */
type Stopped = RefusalOf<'PowerMissing' | 'AssistLimit' | 'AwardOver'>;
export type SlotRefusal = SlotTaken | NothingLeft | RefusalOf<'QuotaLater'> | Stopped;

/** What the rules said no to, and on what. */
export type Refused = { readonly reason: ClaimReason; readonly facts: Facts };

type Outcome =
  | { readonly kind: 'done'; readonly result: Result<Claimed, SlotRefusal> }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** The slot's item was bought: the next item has a slot of its own. */
  | { readonly kind: 'used'; readonly vouchers: readonly Voucher[] };
const done = (result: Result<Claimed, SlotRefusal>): Outcome => ({ kind: 'done', result });

/** What the slot remembers of a claim: the key, marked with who acted for its person, whose own keys it never meets. */
export const requestIdOf = ({ actor, attempt }: Pressed): string =>
  actor.power === null ? attempt.key : `${actor.personId}#${attempt.key}`;

const stoppedBy = (step: 'power' | 'assist' | 'allotment', now: Instant): Stopped => {
  switch (step) {
    case 'power':
      return { code: 'PowerMissing' };
    case 'assist':
      return { code: 'AssistLimit', until: endOfDays(now, 1), most: ASSISTS_PER_DAY };
    case 'allotment':
      return { code: 'AwardOver' };
    default:
      return unreachable(step);
  }
};

/** Decides on what is known of the person's vouchers in the category; what a grant needs, when they may have another. */
const grantOf = (
  past: readonly Voucher[],
  wanted: Wanted,
  { actor, attempt: { at } }: Pressed,
): Result<Grant, Refused> => {
  const { revision, category, channel, proof, place, related, campaign } = wanted;
  const { rules } = revision;
  const award = allotmentId(wanted.allotment);
  const history: History = historyOf(past, rules.reclaim, channel, at);
  const facts = { category, claim: claimFacts({ proof, channel, place, history, related, award }), goods: null };
  const allowed = mayClaim(decide(revision, facts, at));
  if (!allowed.ok) return refuse({ reason: allowed.error, facts });
  const rule = ruleFor(rules, category);
  if (rule === undefined || proof === null) throw new Error('a claim was allowed without a rule or a proof');
  const granted = { proof, place, history, related, award, claimedBy: actor.personId };
  return ok({ campaignId: campaign.campaignId, revisionNumber: revision.number, rules, rule, channel, ...granted });
};

/** What a claim needs of the house. */
export type ClaimDeps = { readonly table: Table; readonly quota: LeaseBook; readonly putSlot: PutSlot };

/** What else must hold at the commit: groups have not moved, whoever acts for another still may, and an award is still open. */
const companions = (table: Table, voucher: Voucher, wanted: Wanted, { actor, attempt: { at } }: Pressed) => ({
  groups: joinGroups(table, wanted.groups, wanted.wallet, voucher, at),
  power: whileActive(table, actor, at),
  assist: countAssist(table, actor, at),
  allotment: useUp(table, wanted.allotment, voucher),
});

const standsAlone = ({ groups, power, assist, allotment }: ReturnType<typeof companions>): boolean =>
  groups.length === 0 && [power, assist, allotment].every((write) => write === undefined);

const moneyOf = ({ quota }: ClaimDeps, wanted: Wanted, grant: Grant, now: Instant) =>
  moneyFor(quota, wanted, grant, now);

const vouchersOf = ({ attempts }: SlotRow): Voucher[] => attempts.map(({ voucher }) => voucher);

const changedGroups = () => {
  throw new Contention('another claim in the same group of campaigns came between');
};

/** A reply may have been lost on the way of an own put, of this request or of an earlier one: the slot says that the unit is spent. */
const accountFor = ({ quota }: ClaimDeps, slot: SlotRow, money: Money | null): void => {
  for (const { voucher } of slot.attempts) if (voucher.quota.lease !== null) quota.spent(voucher.quota.lease);
  // a unit that was just spent is not on its way any more
  money?.unused();
};

/** What throws leaves nobody knowing what became of the unit. */
const knowing = async <T>({ unknown }: Money, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    unknown();
    throw error;
  }
};

/** The next attempt in a slot whose last one is over, on a unit of its own. */
const claimAgain = async (
  deps: ClaimDeps,
  before: SlotRow,
  used: readonly Voucher[],
  wanted: Wanted,
  pressed: Pressed,
): Promise<Outcome | 'changed'> => {
  const { table } = deps;
  const { at } = pressed.attempt;
  const requestId = requestIdOf(pressed);
  const repeated = before.attempts.find((one) => one.requestId === requestId);
  if (repeated !== undefined) return done(ok({ voucher: asClaimed(repeated.voucher), replayed: true }));
  const vouchers = vouchersOf(before);
  const last = vouchers.at(-1);
  if (last === undefined) throw new Error(`slot ${before.personId} ${before.category} has no attempt`);
  if (isUsed(last, at)) return { kind: 'used', vouchers };
  const free = reclaimable(last, at);
  if (!free.ok) return done(free);
  const lastEnded = last.status === 'held' ? expire(last) : takenUp(last);
  // a clock that is behind does not put an attempt before the one it follows
  const claimedAt = later(at, last.claimedAt);
  const ordered = { ...pressed, attempt: { ...pressed.attempt, at: claimedAt } };
  const grant = grantOf([...used, ...vouchers.slice(0, -1), lastEnded], wanted, ordered);
  if (!grant.ok) return { kind: 'refused', refused: grant.error };
  const money = await moneyOf(deps, wanted, grant.value, at);
  if (!money.ok) return done(money);
  const { quota, until, spent, unused } = money.value;
  const voucher = claim(before, vouchers, grant.value, quota, claimedAt);
  const { regionCode } = wanted.revision.rules;
  const writes = {
    slot: addAttempt(table, before, lastEnded, { voucher, requestId }),
    // its own release, unless the expiry job has written it already
    release: last.status === 'held' ? addRelease(table, releaseOf(lastEnded, regionCode, fen(0))) : undefined,
    ...companions(table, voucher, wanted, pressed),
  };
  const outcome = await knowing(money.value, () => commit(table, writes, until));
  if (outcome.ok) {
    spent();
    return done(ok({ voucher, replayed: false }));
  }
  // a transaction that failed on a condition has written nothing, and is never sent again
  unused();
  if (outcome.error === 'slot' || outcome.error === 'release') return 'changed';
  if (outcome.error === 'groups') return changedGroups();
  return done(refuse(stoppedBy(outcome.error, at)));
};

/** The first attempt in a slot. `taken`: somebody was there before, perhaps this very request. */
const claimFirst = async (
  { table, putSlot }: ClaimDeps,
  row: SlotRow,
  voucher: Voucher,
  { until, spent, unused }: Money,
  wanted: Wanted,
  pressed: Pressed,
): Promise<Outcome | 'taken'> => {
  const beside = companions(table, voucher, wanted, pressed);
  if (until !== undefined && standsAlone(beside)) {
    if (!(await putSlot(row, until))) return 'taken';
  } else {
    const outcome = await commit(table, { slot: addSlot(table, row), ...beside }, until);
    if (!outcome.ok) {
      if (outcome.error === 'slot') return 'taken';
      unused();
      return outcome.error === 'groups' ? changedGroups() : done(refuse(stoppedBy(outcome.error, pressed.attempt.at)));
    }
  }
  spent();
  return done(ok({ voucher, replayed: false }));
};

/** Rounds against others who change the same slot: the person's own second phone. */
const ROUNDS_MAX = 4;

/**
 * One slot: put it if it does not exist, on a unit that was leased before. Whoever loses the put reads back: an own earlier
 * success is a success, whatever became of its reply. `used`: the vouchers of the items before, all bought.
 */
export const claimSlot = async (
  deps: ClaimDeps,
  slot: Slot,
  used: readonly Voucher[],
  wanted: Wanted,
  pressed: Pressed,
): Promise<Outcome> => {
  const { at } = pressed.attempt;
  const grant = grantOf(used, wanted, pressed);
  if (!grant.ok) return { kind: 'refused', refused: grant.error };
  const money = await moneyOf(deps, wanted, grant.value, at);
  if (money.ok) {
    const voucher = claim(slot, [], grant.value, money.value.quota, at);
    const row: SlotRow = {
      type: 'slot',
      ...slot,
      version: 1,
      attempts: [{ voucher, requestId: requestIdOf(pressed) }],
    };
    const first = await knowing(money.value, () => claimFirst(deps, row, voucher, money.value, wanted, pressed));
    if (first !== 'taken') return first;
  }
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const before = money.ok
      ? await knowing(money.value, () => readSlot(deps.table, slotKey(slot)))
      : await readSlot(deps.table, slotKey(slot));
    // nothing is left, and nothing was claimed before
    if (before === undefined && !money.ok) return done(money);
    if (before === undefined) throw new Error('a slot vanished');
    if (round === 1) accountFor(deps, before, money.ok ? money.value : null);
    const outcome = await claimAgain(deps, before, used, wanted, pressed);
    if (outcome !== 'changed') return outcome;
    await deps.table.backOff(round);
  }
  throw new Contention(`a slot changed ${ROUNDS_MAX} times while it was being claimed`);
};
