import type { Category } from '@luhuan/shared/appliance/category';
import type { Channel } from '@luhuan/shared/campaign/channel';
import { type History, historyOf } from '@luhuan/shared/campaign/reclaim';
import type { Related } from '@luhuan/shared/campaign/relation';
import { type Revision, ruleFor } from '@luhuan/shared/campaign/revision';
import { type Instant, endOfDays } from '@luhuan/shared/clock';
import type { ClaimReason } from '@luhuan/shared/decision/check';
import { decide, mayClaim } from '@luhuan/shared/decision/decision';
import type { Attested, Facts } from '@luhuan/shared/decision/facts';
import { fen } from '@luhuan/shared/fen';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { IdentityProof } from '@luhuan/shared/person/identity-proof';
import { type Claimant, lanesFor, moreFrom } from '@luhuan/shared/pacing/lane';
import { ASSISTS_PER_DAY, type Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse, unreachable } from '@luhuan/shared/result';
import { type Grant, type SlotTaken, claim, reclaimable } from '@luhuan/shared/voucher/claim';
import { type Voucher, asClaimed, expire } from '@luhuan/shared/voucher/voucher';
import type { Slot } from '@luhuan/shared/voucher/voucher-id';
import type { Attempt } from '../platform/idempotency.ts';
import { Contention, type Table, commit } from '../platform/table.ts';
import { countAssist, whileActive } from '../power/store.ts';
import type { LeaseBook, NothingLeft, Unit } from '../lease/store.ts';
import { addRelease } from '../quota/store.ts';
import { type GroupRow, joinGroups } from '../relation/store.ts';
import { claimFacts } from '@luhuan/shared/decision/claim-facts';
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
};

/** What the claim's own transaction may find, besides the slot being taken. */
type Stopped = RefusalOf<'PowerMissing' | 'AssistLimit'>;
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

const stoppedBy = (step: 'power' | 'assist', now: Instant): Stopped => {
  switch (step) {
    case 'power':
      return { code: 'PowerMissing' };
    case 'assist':
      return { code: 'AssistLimit', until: endOfDays(now, 1), most: ASSISTS_PER_DAY };
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
  const history: History = historyOf(past, rules.reclaim, channel, at);
  const facts = { category, claim: claimFacts({ proof, channel, place, history, related }), goods: null };
  const allowed = mayClaim(decide(revision, facts, at));
  if (!allowed.ok) return refuse({ reason: allowed.error, facts });
  const rule = ruleFor(rules, category);
  if (rule === undefined || proof === null) throw new Error('a claim was allowed without a rule or a proof');
  const granted = { proof, place, history, related, claimedBy: actor.personId };
  return ok({ campaignId: campaign.campaignId, revisionNumber: revision.number, rules, rule, channel, ...granted });
};

/** What a claim needs of the house. */
export type ClaimDeps = { readonly table: Table; readonly quota: LeaseBook; readonly putSlot: PutSlot };

/** What else must hold at the commit: groups have not moved, and whoever acts for another still may. */
const companions = (table: Table, voucher: Voucher, wanted: Wanted, { actor, attempt: { at } }: Pressed) => ({
  groups: joinGroups(table, wanted.groups, wanted.wallet, voucher, at),
  power: whileActive(table, actor, at),
  assist: countAssist(table, actor, at),
});

const standsAlone = ({ groups, power, assist }: ReturnType<typeof companions>): boolean =>
  groups.length === 0 && power === undefined && assist === undefined;

/** From what is kept for whom it is, then from what is open to all; what there is to say when there is nothing. */
const unitFor = async (
  { quota }: ClaimDeps,
  { campaign, category, claimant }: Wanted,
  { rules, rule }: Grant,
  now: Instant,
): Promise<Result<Unit, NothingLeft | RefusalOf<'QuotaLater'>>> => {
  const refusals: NothingLeft[] = [];
  for (const lane of lanesFor(rules, campaign.lanes, claimant, now)) {
    const unit = await quota.take(campaign, { category, capFen: rule.capFen, lane }, now);
    if (unit.ok) return unit;
    refusals.push(unit.error);
  }
  const awaited = refusals.find(({ code }) => code === 'QuotaAwaited');
  const later = moreFrom(rules, claimant, now);
  if (awaited !== undefined || later === null) return refuse(awaited ?? { code: 'QuotaExhausted', category });
  return refuse({ code: 'QuotaLater', category, at: later });
};

const quotaOf = ({ key, leased }: Unit): Voucher['quota'] => ({ shard: key.shard, lease: leased });

const vouchersOf = ({ attempts }: SlotRow): Voucher[] => attempts.map(({ voucher }) => voucher);

const changedGroups = () => {
  throw new Contention('another claim in the same group of campaigns came between');
};

/** A reply may have been lost on the way of an own put, of this request or of an earlier one: the slot says that the unit is spent. */
const accountFor = ({ quota }: ClaimDeps, slot: SlotRow, unit: Unit | null): void => {
  for (const { voucher } of slot.attempts) if (voucher.quota.lease !== null) quota.spent(voucher.quota.lease);
  // a unit that was just spent is not on its way any more
  if (unit !== null) quota.unused(unit.leased);
};

/** What throws leaves nobody knowing what became of the unit. */
const knowing = async <T>({ quota }: ClaimDeps, unit: Unit, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    quota.unknown(unit.leased);
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
  const { table, quota } = deps;
  const { at } = pressed.attempt;
  const requestId = requestIdOf(pressed);
  const repeated = before.attempts.find((one) => one.requestId === requestId);
  if (repeated !== undefined) return done(ok({ voucher: asClaimed(repeated.voucher), replayed: true }));
  const vouchers = vouchersOf(before);
  const last = vouchers.at(-1);
  if (last === undefined) throw new Error(`slot ${before.personId} ${before.category} has no attempt`);
  if (last.status === 'redeemed') return { kind: 'used', vouchers };
  const free = reclaimable(last, at);
  if (!free.ok) return done(free);
  const lastEnded = last.status === 'held' ? expire(last) : last;
  const grant = grantOf([...used, ...vouchers.slice(0, -1), lastEnded], wanted, pressed);
  if (!grant.ok) return { kind: 'refused', refused: grant.error };
  const unit = await unitFor(deps, wanted, grant.value, at);
  if (!unit.ok) return done(unit);
  const voucher = claim(before, vouchers, grant.value, quotaOf(unit.value), at);
  const { regionCode } = wanted.revision.rules;
  const writes = {
    slot: addAttempt(table, before, lastEnded, { voucher, requestId }),
    // its own release, unless the expiry job has written it already
    release: last.status === 'held' ? addRelease(table, releaseOf(lastEnded, regionCode, fen(0))) : undefined,
    ...companions(table, voucher, wanted, pressed),
  };
  const outcome = await knowing(deps, unit.value, () => commit(table, writes, unit.value.until));
  if (outcome.ok) {
    quota.spent(unit.value.leased);
    return done(ok({ voucher, replayed: false }));
  }
  // a transaction that failed on a condition has written nothing, and is never sent again
  quota.unused(unit.value.leased);
  if (outcome.error === 'slot' || outcome.error === 'release') return 'changed';
  if (outcome.error === 'groups') return changedGroups();
  return done(refuse(stoppedBy(outcome.error, at)));
};

/** The first attempt in a slot. `taken`: somebody was there before, perhaps this very request. */
const claimFirst = async (
  { table, quota, putSlot }: ClaimDeps,
  row: SlotRow,
  voucher: Voucher,
  unit: Unit,
  wanted: Wanted,
  pressed: Pressed,
): Promise<Outcome | 'taken'> => {
  const beside = companions(table, voucher, wanted, pressed);
  if (standsAlone(beside)) {
    if (!(await putSlot(row, unit.until))) return 'taken';
  } else {
    const outcome = await commit(table, { slot: addSlot(table, row), ...beside }, unit.until);
    if (!outcome.ok) {
      if (outcome.error === 'slot') return 'taken';
      quota.unused(unit.leased);
      return outcome.error === 'groups' ? changedGroups() : done(refuse(stoppedBy(outcome.error, pressed.attempt.at)));
    }
  }
  quota.spent(unit.leased);
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
  const unit = await unitFor(deps, wanted, grant.value, at);
  if (unit.ok) {
    const voucher = claim(slot, [], grant.value, quotaOf(unit.value), at);
    const row: SlotRow = {
      type: 'slot',
      ...slot,
      version: 1,
      attempts: [{ voucher, requestId: requestIdOf(pressed) }],
    };
    const first = await knowing(deps, unit.value, () => claimFirst(deps, row, voucher, unit.value, wanted, pressed));
    if (first !== 'taken') return first;
  }
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const before = unit.ok
      ? await knowing(deps, unit.value, () => readSlot(deps.table, slotKey(slot)))
      : await readSlot(deps.table, slotKey(slot));
    // nothing is left, and nothing was claimed before
    if (before === undefined && !unit.ok) return done(unit);
    if (before === undefined) throw new Error('a slot vanished');
    if (round === 1) accountFor(deps, before, unit.ok ? unit.value : null);
    const outcome = await claimAgain(deps, before, used, wanted, pressed);
    if (outcome !== 'changed') return outcome;
    await deps.table.backOff(round);
  }
  throw new Contention(`a slot changed ${ROUNDS_MAX} times while it was being claimed`);
};
