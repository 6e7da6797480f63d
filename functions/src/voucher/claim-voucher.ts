import type { Category } from '@luhuan/shared/appliance/category';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { type ClaimRefusal, mayClaim } from '@luhuan/shared/decision/decision';
import { type Instant, endOfDays } from '@luhuan/shared/clock';
import { type Fen, fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { ASSISTS_PER_DAY, type Actor } from '@luhuan/shared/power/power';
import type { PoolKey } from '@luhuan/shared/quota/pool';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse, unreachable } from '@luhuan/shared/result';
import { type Grant, type SlotTaken, claim, reclaimable } from '@luhuan/shared/voucher/claim';
import { type Voucher, asClaimed, expire } from '@luhuan/shared/voucher/voucher';
import type { Slot } from '@luhuan/shared/voucher/voucher-id';
import { readApprovedBeside } from '../campaign/store.ts';
import { erasureKey, marked } from '../erasure/store.ts';
import type { Keys } from '../platform/digest.ts';
import type { Attempt, Outcome } from '../platform/idempotency.ts';
import { Contention, type Table, commit } from '../platform/table.ts';
import { countAssist, whileActive } from '../power/store.ts';
import { addRelease, hold, poolOf } from '../quota/store.ts';
import { releaseOf } from './release.ts';
import { type SlotRow, addAttempt, addSlot, readSlot, slotKey } from './store.ts';
import { walletView, withoutSecret } from './wallet-view.ts';

type Deps = { readonly table: Table; readonly keys: Keys };
/** What the claim's own transaction may find, besides the slot being taken. */
type Stopped = RefusalOf<'QuotaExhausted' | 'PowerMissing' | 'AssistLimit'>;
/** Who presses, and which attempt of theirs it is. */
type Pressed = { readonly actor: Actor; readonly attempt: Attempt };
type Claimed = { readonly voucher: Voucher; readonly replayed: boolean };

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

/** What holds for every claim: money is left, and whoever acts for another still may. */
const conditions = (table: Table, pool: PoolKey, capFen: Fen, { actor, attempt: { at } }: Pressed) => ({
  power: whileActive(table, actor, at),
  assist: countAssist(table, actor, at),
  quota: hold(table, pool, capFen),
});

/** Rounds against others who change the same slot: the person's own second phone. */
const ROUNDS_MAX = 4;

const claimAgain = async (
  { table }: Deps,
  before: SlotRow,
  grant: Grant,
  pressed: Pressed,
): Promise<Result<Claimed, SlotTaken | Stopped> | 'changed'> => {
  const { at } = pressed.attempt;
  const requestId = requestIdOf(pressed);
  const repeated = before.attempts.find((one) => one.requestId === requestId);
  if (repeated !== undefined) return ok({ voucher: asClaimed(repeated.voucher), replayed: true });
  const last = before.attempts.at(-1)?.voucher;
  if (last === undefined) throw new Error(`slot ${before.personId} ${before.category} has no attempt`);
  const free = reclaimable(last, grant.rule.itemsPerPerson, at);
  if (!free.ok) return free;
  const lastEnded = last.status === 'held' ? expire(last) : last;
  const voucher = claim(
    before,
    before.attempts.map((attempt) => attempt.voucher),
    grant,
    at,
  );
  const { regionCode } = grant.rules;
  const outcome = await commit(table, {
    slot: addAttempt(table, before, lastEnded, { voucher, requestId }),
    // its own release, unless the expiry job has written it already
    release: last.status === 'held' ? addRelease(table, releaseOf(lastEnded, regionCode, fen(0))) : undefined,
    ...conditions(table, poolOf({ ...grant, regionCode }, before.category), voucher.capFen, pressed),
  });
  if (outcome.ok) return ok({ voucher, replayed: false });
  if (outcome.error === 'slot' || outcome.error === 'release') return 'changed';
  return refuse(stoppedBy(outcome.error, before.category, at));
};

/**
 * One slot: put it if it does not exist, together with the hold on the pool. Whoever loses the put reads back: an own earlier
 * success is a success, whatever became of its reply.
 */
const claimSlot = async (
  deps: Deps,
  slot: Slot,
  grant: Grant,
  pressed: Pressed,
): Promise<Result<Claimed, SlotTaken | Stopped>> => {
  const { table } = deps;
  const { at } = pressed.attempt;
  const voucher = claim(slot, [], grant, at);
  const attempts = [{ voucher, requestId: requestIdOf(pressed) }];
  const first = await commit(table, {
    slot: addSlot(table, { type: 'slot', ...slot, version: 1, attempts }),
    ...conditions(
      table,
      poolOf({ ...grant, regionCode: grant.rules.regionCode }, slot.category),
      voucher.capFen,
      pressed,
    ),
  });
  if (first.ok) return ok({ voucher, replayed: false });
  if (first.error !== 'slot') return refuse(stoppedBy(first.error, slot.category, at));
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const before = await readSlot(table, slotKey(slot));
    if (before === undefined) throw new Error('a slot vanished');
    const outcome = await claimAgain(deps, before, grant, pressed);
    if (outcome !== 'changed') return outcome;
    await table.backOff(round);
  }
  throw new Contention(`a slot changed ${ROUNDS_MAX} times while it was being claimed`);
};

type Claim = {
  readonly campaignId: CampaignId;
  readonly category: Category;
  readonly person: Person;
} & Pressed;

/** Claims one voucher of a category: one written slot and the hold on the pool, in one transaction. */
export const claimVoucher =
  (deps: Deps) =>
  async ({
    campaignId,
    category,
    person,
    ...pressed
  }: Claim): Promise<
    Outcome<WalletVoucher, RefusalOf<'NotFound' | 'AccountErased'> | ClaimRefusal | SlotTaken | Stopped>
  > => {
    const { actor } = pressed;
    const { at } = pressed.attempt;
    const [approved, mark] = await readApprovedBeside(deps.table, campaignId, erasureKey(person.personId));
    if (marked(mark, at)) return refuse({ code: 'AccountErased' });
    if (approved === undefined) return refuse({ code: 'NotFound' });
    const { rules, number } = approved.revision;
    const allowed = mayClaim(approved.revision, category, person.identity !== null, at);
    if (!allowed.ok) return allowed;
    const rule = ruleFor(rules, category);
    if (rule === undefined) return refuse({ code: 'CategoryNotOffered', category });
    if (person.identity === null) return refuse({ code: 'IdentityNotVerified' });
    const granted = { proof: person.identity, claimedBy: actor.personId };
    const grant: Grant = { campaignId, revisionNumber: number, rules, rule, ...granted };
    for (let item = 1; ; item++) {
      const slot: Slot = { personId: person.personId, programme: rules.programme, category, item };
      const outcome = await claimSlot(deps, slot, grant, pressed);
      if (!outcome.ok && outcome.error.code === 'LimitReached' && item < rule.itemsPerPerson) continue;
      if (!outcome.ok) return outcome;
      const view = ok(withoutSecret(await walletView(deps, outcome.value.voucher, at), actor));
      return outcome.value.replayed ? { ...view, replayed: true } : view;
    }
  };
