import type { Category } from '@luhuan/shared/appliance/category';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { type ClaimRefusal, mayClaim } from '@luhuan/shared/decision/decision';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Grant, type SlotTaken, claim, reclaimable } from '@luhuan/shared/voucher/claim';
import { type Voucher, asClaimed, expire } from '@luhuan/shared/voucher/voucher';
import type { Slot } from '@luhuan/shared/voucher/voucher-id';
import { readApprovedBeside } from '../campaign/store.ts';
import { erasureKey, marked } from '../erasure/store.ts';
import type { Keys } from '../platform/digest.ts';
import type { Attempt, Outcome } from '../platform/idempotency.ts';
import { Contention, type Table, commit } from '../platform/table.ts';
import { addRelease, hold, poolOf } from '../quota/store.ts';
import { releaseOf } from './release.ts';
import { type SlotRow, addAttempt, addSlot, readSlot, slotKey } from './store.ts';
import { walletView } from './wallet-view.ts';

type Deps = { readonly table: Table; readonly keys: Keys };
type Exhausted = RefusalOf<'QuotaExhausted'>;
type Claimed = { readonly voucher: Voucher; readonly replayed: boolean };

/** Rounds against others who change the same slot: the person's own second phone. */
const ROUNDS_MAX = 4;

const claimAgain = async (
  { table }: Deps,
  before: SlotRow,
  grant: Grant,
  { key, at }: Attempt,
): Promise<Result<Claimed, SlotTaken | Exhausted> | 'changed'> => {
  const repeated = before.attempts.find(({ requestId }) => requestId === key);
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
    slot: addAttempt(table, before, lastEnded, { voucher, requestId: key }),
    // its own release, unless the expiry job has written it already
    release: last.status === 'held' ? addRelease(table, releaseOf(lastEnded, regionCode, fen(0))) : undefined,
    quota: hold(table, poolOf({ ...grant, regionCode }, before.category), voucher.capFen),
  });
  if (outcome.ok) return ok({ voucher, replayed: false });
  return outcome.error === 'quota' ? refuse({ code: 'QuotaExhausted', category: before.category }) : 'changed';
};

/**
 * One slot: put it if it does not exist, together with the hold on the pool. Whoever loses the put reads back: an own earlier
 * success is a success, whatever became of its reply.
 */
const claimSlot = async (
  deps: Deps,
  slot: Slot,
  grant: Grant,
  attempt: Attempt,
): Promise<Result<Claimed, SlotTaken | Exhausted>> => {
  const { table } = deps;
  const voucher = claim(slot, [], grant, attempt.at);
  const first = await commit(table, {
    slot: addSlot(table, { type: 'slot', ...slot, version: 1, attempts: [{ voucher, requestId: attempt.key }] }),
    quota: hold(table, poolOf({ ...grant, regionCode: grant.rules.regionCode }, slot.category), voucher.capFen),
  });
  if (first.ok) return ok({ voucher, replayed: false });
  if (first.error === 'quota') return refuse({ code: 'QuotaExhausted', category: slot.category });
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const before = await readSlot(table, slotKey(slot));
    if (before === undefined) throw new Error('a slot vanished');
    const outcome = await claimAgain(deps, before, grant, attempt);
    if (outcome !== 'changed') return outcome;
    await table.backOff(round);
  }
  throw new Contention(`a slot changed ${ROUNDS_MAX} times while it was being claimed`);
};

type Claim = {
  readonly campaignId: CampaignId;
  readonly category: Category;
  readonly person: Person;
  readonly attempt: Attempt;
};

/** Claims one voucher of a category: one written slot and the hold on the pool, in one transaction. */
export const claimVoucher =
  (deps: Deps) =>
  async ({
    campaignId,
    category,
    person,
    attempt,
  }: Claim): Promise<
    Outcome<WalletVoucher, RefusalOf<'NotFound' | 'AccountErased'> | ClaimRefusal | SlotTaken | Exhausted>
  > => {
    const [approved, mark] = await readApprovedBeside(deps.table, campaignId, erasureKey(person.personId));
    if (marked(mark, attempt.at)) return refuse({ code: 'AccountErased' });
    if (approved === undefined) return refuse({ code: 'NotFound' });
    const { rules, number } = approved.revision;
    const allowed = mayClaim(approved.revision, category, person.identity !== null, attempt.at);
    if (!allowed.ok) return allowed;
    const rule = ruleFor(rules, category);
    if (rule === undefined) return refuse({ code: 'CategoryNotOffered', category });
    if (person.identity === null) return refuse({ code: 'IdentityNotVerified' });
    const granted = { proof: person.identity, claimedBy: person.personId };
    const grant: Grant = { campaignId, revisionNumber: number, rules, rule, ...granted };
    for (let item = 1; ; item++) {
      const slot: Slot = { personId: person.personId, programme: rules.programme, category, item };
      const outcome = await claimSlot(deps, slot, grant, attempt);
      if (!outcome.ok && outcome.error.code === 'LimitReached' && item < rule.itemsPerPerson) continue;
      if (!outcome.ok) return outcome;
      const view = ok(await walletView(deps, outcome.value.voucher, attempt.at));
      return outcome.value.replayed ? { ...view, replayed: true } : view;
    }
  };
