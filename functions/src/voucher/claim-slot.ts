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
import type { CampaignId } from '@luhuan/shared/ids';
import type { IdentityProof } from '@luhuan/shared/person/identity-proof';
import { ASSISTS_PER_DAY, type Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse, unreachable } from '@luhuan/shared/result';
import { type Grant, type SlotTaken, claim, reclaimable } from '@luhuan/shared/voucher/claim';
import { type Voucher, asClaimed, expire } from '@luhuan/shared/voucher/voucher';
import type { Slot } from '@luhuan/shared/voucher/voucher-id';
import type { Attempt } from '../platform/idempotency.ts';
import { Contention, type Table, commit } from '../platform/table.ts';
import { countAssist, whileActive } from '../power/store.ts';
import { addRelease, hold, poolOf } from '../quota/store.ts';
import { type GroupRow, joinGroups } from '../relation/store.ts';
import { claimFacts } from '@luhuan/shared/decision/claim-facts';
import { releaseOf } from './release.ts';
import { type SlotRow, addAttempt, addSlot, readSlot, slotKey } from './store.ts';

/** Who presses, and which attempt of theirs it is. */
export type Pressed = { readonly actor: Actor; readonly attempt: Attempt };
export type Claimed = { readonly voucher: Voucher; readonly replayed: boolean };

/** What is claimed, and everything that is known of who claims but for the slot itself. */
export type Wanted = {
  readonly campaignId: CampaignId;
  readonly revision: Revision;
  readonly category: Category;
  readonly channel: Channel;
  readonly proof: IdentityProof | null;
  readonly place: Attested | null;
  readonly related: Related | null;
  /** Rows of the campaign's groups, and the wallet they speak of; empty for a campaign that stands alone. */
  readonly groups: readonly GroupRow[];
  readonly wallet: readonly Voucher[];
};

/** What the claim's own transaction may find, besides the slot being taken. */
type Stopped = RefusalOf<'QuotaExhausted' | 'PowerMissing' | 'AssistLimit'>;
export type SlotRefusal = SlotTaken | Stopped;

/** What the rules said no to, and on what. */
export type Refused = { readonly reason: ClaimReason; readonly facts: Facts };

type Outcome =
  | { readonly kind: 'done'; readonly result: Result<Claimed, SlotRefusal> }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** The slot's item was bought: the next item has a slot of its own. */
  | { readonly kind: 'used'; readonly vouchers: readonly Voucher[] };
const done = (result: Result<Claimed, SlotRefusal>): Outcome => ({ kind: 'done', result });

/** What the slot remembers of a claim: the key, marked with who acted for its person, whose own keys it never meets. */
const requestIdOf = ({ actor, attempt }: Pressed): string =>
  actor.power === null ? attempt.key : `${actor.personId}#${attempt.key}`;

const stoppedBy = (step: 'quota' | 'power' | 'assist', category: Category, now: Instant): Stopped => {
  switch (step) {
    case 'quota':
      return { code: 'QuotaExhausted', category };
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
  const { revision, category, channel, proof, place, related, campaignId } = wanted;
  const { rules } = revision;
  const history: History = historyOf(past, rules.reclaim, channel, at);
  const facts = { category, claim: claimFacts({ proof, channel, place, history, related, award: null }), goods: null };
  const allowed = mayClaim(decide(revision, facts, at));
  if (!allowed.ok) return refuse({ reason: allowed.error, facts });
  const rule = ruleFor(rules, category);
  if (rule === undefined || proof === null) throw new Error('a claim was allowed without a rule or a proof');
  const granted = { proof, place, history, related, award: null, claimedBy: actor.personId };
  return ok({ campaignId, revisionNumber: revision.number, rules, rule, channel, ...granted });
};

/** What holds for every claim: money is left, groups have not moved, and whoever acts for another still may. */
const conditions = (table: Table, voucher: Voucher, wanted: Wanted, { actor, attempt: { at } }: Pressed) => ({
  groups: joinGroups(table, wanted.groups, wanted.wallet, voucher, at),
  power: whileActive(table, actor, at),
  assist: countAssist(table, actor, at),
  quota: hold(table, poolFor(wanted), voucher.capFen),
});

const poolFor = ({ campaignId, revision, category }: Wanted) =>
  poolOf({ campaignId, regionCode: revision.rules.regionCode }, category);

const vouchersOf = ({ attempts }: SlotRow): Voucher[] => attempts.map(({ voucher }) => voucher);

const changedGroups = () => {
  throw new Contention('another claim in the same group of campaigns came between');
};

const claimAgain = async (
  table: Table,
  before: SlotRow,
  used: readonly Voucher[],
  wanted: Wanted,
  pressed: Pressed,
): Promise<Outcome | 'changed'> => {
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
  const voucher = claim(before, vouchers, grant.value, at);
  const { regionCode } = wanted.revision.rules;
  const outcome = await commit(table, {
    slot: addAttempt(table, before, lastEnded, { voucher, requestId }),
    // its own release, unless the expiry job has written it already
    release: last.status === 'held' ? addRelease(table, releaseOf(lastEnded, regionCode, fen(0))) : undefined,
    ...conditions(table, voucher, wanted, pressed),
  });
  if (outcome.ok) return done(ok({ voucher, replayed: false }));
  if (outcome.error === 'slot' || outcome.error === 'release') return 'changed';
  if (outcome.error === 'groups') return changedGroups();
  return done(refuse(stoppedBy(outcome.error, before.category, at)));
};

/** Rounds against others who change the same slot: the person's own second phone. */
const ROUNDS_MAX = 4;

/**
 * One slot: put it if it does not exist, together with the hold on the pool. Whoever loses the put reads back: an own earlier
 * success is a success, whatever became of its reply. `used`: the vouchers of the items before, all bought.
 */
export const claimSlot = async (
  table: Table,
  slot: Slot,
  used: readonly Voucher[],
  wanted: Wanted,
  pressed: Pressed,
): Promise<Outcome> => {
  const { at } = pressed.attempt;
  const grant = grantOf(used, wanted, pressed);
  if (!grant.ok) return { kind: 'refused', refused: grant.error };
  const voucher = claim(slot, [], grant.value, at);
  const attempts = [{ voucher, requestId: requestIdOf(pressed) }];
  const first = await commit(table, {
    slot: addSlot(table, { type: 'slot', ...slot, version: 1, attempts }),
    ...conditions(table, voucher, wanted, pressed),
  });
  if (first.ok) return done(ok({ voucher, replayed: false }));
  if (first.error === 'groups') return changedGroups();
  if (first.error !== 'slot') return done(refuse(stoppedBy(first.error, slot.category, at)));
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const before = await readSlot(table, slotKey(slot));
    if (before === undefined) throw new Error('a slot vanished');
    const outcome = await claimAgain(table, before, used, wanted, pressed);
    if (outcome !== 'changed') return outcome;
    await table.backOff(round);
  }
  throw new Contention(`a slot changed ${ROUNDS_MAX} times while it was being claimed`);
};
