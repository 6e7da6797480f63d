import type { Category } from '@luhuan/shared/appliance/category';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Channel } from '@luhuan/shared/campaign/channel';
import { type HaltedRefusal, notHalted } from '@luhuan/shared/campaign/campaign';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { ClaimReason } from '@luhuan/shared/decision/check';
import type { Attested } from '@luhuan/shared/decision/facts';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { reclaimable } from '@luhuan/shared/voucher/claim';
import { type Voucher, asClaimed } from '@luhuan/shared/voucher/voucher';
import type { Slot, VoucherId } from '@luhuan/shared/voucher/voucher-id';
import type { Pace } from '../admission/pace.ts';
import { admittedBy } from '../admission/ticket.ts';
import { type Running, readRevision, readRunningLately } from '../campaign/store.ts';
import { erasedLately } from '../erasure/store.ts';
import { readPlaceProof } from '../place/place-proof.ts';
import type { Keys } from '../platform/digest.ts';
import type { Outcome } from '../platform/idempotency.ts';
import type { Log } from '../platform/log.ts';
import { recordRefusal } from '../receipt/record-refusal.ts';
import { readGroups, relatedOf } from '../relation/store.ts';
import {
  type ClaimDeps,
  type Claimed,
  type Pressed,
  type Refused,
  type SlotRefusal,
  type Wanted,
  claimSlot,
  requestIdOf,
} from './claim-slot.ts';
import type { Allotment } from './claim-money.ts';
import type { ClaimsOnce } from './claims-once.ts';
import { findAllotment } from './find-allotment.ts';
import { readSlot, readWallet, slotKeyOf, voucherIn, vouchersIn } from './store.ts';
import { walletView, withoutSecret } from './wallet-view.ts';

type Deps = ClaimDeps & {
  readonly keys: Keys;
  readonly log: Log;
  readonly pace: Pace;
  readonly once: ClaimsOnce;
};

type Claim = {
  readonly campaignId: CampaignId;
  readonly category: Category;
  readonly channel: Channel;
  readonly placeProof?: string | undefined;
  readonly admission?: string | undefined;
  readonly person: Person;
} & Pressed;

type DoorRefusal = RefusalOf<'AdmissionNeeded' | 'AdmissionNotYet' | 'ClaimedTooOften'>;

/** Whether the waiting room, if there is one, has let the person in, and they keep its pace. Nothing is looked up. */
const letIn = async (
  { keys, pace }: Deps,
  { revision: { rules } }: Running,
  { campaignId, person: { personId }, admission, attempt: { at } }: Claim,
): Promise<Result<void, DoorRefusal>> => {
  const room = rules.allocation.kind === 'rush' ? rules.allocation.room : undefined;
  const admitted = admittedBy(keys)(room, admission, { personId, campaignId }, at);
  if (!admitted.ok) return admitted;
  return admitted.value === null ? ok(undefined) : pace(personId, admitted.value.claimsPerMinute, at);
};

/** What this very request was granted before, whatever has become of its ticket since. */
const grantedBefore = async ({ table }: Deps, claim: Claim): Promise<Claimed | undefined> => {
  const requestId = requestIdOf(claim);
  const attempts = (await readWallet(table, claim.person.personId)).flatMap((slot) => slot.attempts);
  const found = attempts.find((attempt) => attempt.requestId === requestId);
  return found === undefined ? undefined : { voucher: asClaimed(found.voucher), replayed: true };
};

/** What a claim brings to every slot it tries; campaigns that stand alone need no look at the wallet. */
const wantedOf = async (
  { table }: Deps,
  { campaign, revision }: Running,
  { category, channel, person, actor }: Claim,
  place: Attested | null,
  allotment: Allotment | null,
  now: Instant,
): Promise<Wanted> => {
  const { campaignId } = campaign;
  const { relations } = revision.rules;
  // the wallet after the groups: it has at least the vouchers that they name, and the commit is conditional on the groups
  const groups = await readGroups(table, person.personId, relations);
  const wallet = relations.length === 0 ? [] : vouchersIn(await readWallet(table, person.personId));
  const related = relatedOf({ campaignId, relations }, groups, wallet, now);
  const claimant = {
    senior: person.identity?.senior ?? null,
    assisted: actor.power?.kind === 'staff',
    channel,
    regionCode: person.regionCode,
  };
  return {
    campaign,
    revision,
    category,
    channel,
    proof: person.identity,
    place,
    claimant,
    related,
    groups,
    wallet,
    allotment,
  };
};

/** The reason, with where its receipt can be read. */
const kept = async (
  deps: Deps,
  { campaign: { campaignId }, revision }: Wanted,
  { personId, regionCode: district }: Person,
  { reason, facts }: Refused,
  { actor, attempt: { at, key } }: Pressed,
): Promise<ClaimReason> => {
  const question = { moment: 'claim' as const, campaignId, district, at, facts, price: null };
  const requestId = `${actor.personId}:${key}`;
  return { ...reason, ...(await recordRefusal(deps)({ personId, requestId, revision, question })) };
};

/** The first item, or after it was bought the next, as many as the rules allow. */
const claimNextItem = async (
  deps: Deps,
  wanted: Wanted,
  person: Person,
  pressed: Pressed,
): Promise<Result<Claimed, SlotRefusal | ClaimReason>> => {
  const { programme } = wanted.revision.rules;
  const used: Voucher[] = [];
  for (let item = 1; ; item++) {
    const slot: Slot = { personId: person.personId, programme, category: wanted.category, item };
    const outcome = await claimSlot(deps, slot, used, wanted, pressed);
    if (outcome.kind === 'done') return outcome.result;
    if (outcome.kind === 'refused') return refuse(await kept(deps, wanted, person, outcome.refused, pressed));
    used.push(...outcome.vouchers);
  }
};

/** What came of a right that is used up: a repeat is told of its voucher, another claim that it is still held. */
const alreadyClaimed = async (
  { table }: Deps,
  used: readonly VoucherId[],
  pressed: Pressed,
): Promise<Result<Claimed, SlotRefusal> | undefined> => {
  const voucherId = used.at(-1);
  if (voucherId === undefined) return undefined;
  const slot = await readSlot(table, slotKeyOf(voucherId));
  const requestId = requestIdOf(pressed);
  const repeated = slot?.attempts.find((one) => one.requestId === requestId);
  if (repeated !== undefined) return ok({ voucher: asClaimed(repeated.voucher), replayed: true });
  const voucher = voucherIn(slot, voucherId);
  const free = voucher === undefined ? ok(undefined) : reclaimable(voucher, pressed.attempt.at);
  return free.ok ? undefined : free;
};

/** The rules that a claim is made under: those of its award, which promises what it was made under, or those in force. */
const underRulesOf = async (deps: Deps, running: Running, allotment: Allotment | null): Promise<Running> => {
  if (allotment?.kind !== 'award' || allotment.award.revisionNumber === running.revision.number) return running;
  const { campaignId } = running.campaign;
  return { ...running, revision: await readRevision(deps.table, campaignId, allotment.award.revisionNumber) };
};

const answered = async (
  deps: Deps,
  { voucher, replayed }: Claimed,
  { actor, attempt: { at } }: Claim,
): Promise<Outcome<WalletVoucher, never>> => {
  const view = ok(withoutSecret(await walletView(deps, voucher, at), actor));
  return replayed ? { ...view, replayed: true } : view;
};

type ClaimRefusal = RefusalOf<'NotFound' | 'AccountErased'> | HaltedRefusal | DoorRefusal | ClaimReason | SlotRefusal;

/** A claim in a campaign that runs, from its door to its slot. */
const claimIn = async (deps: Deps, running: Running, claim: Claim): Promise<Result<Claimed, ClaimRefusal>> => {
  const { category, person, actor, attempt, placeProof } = claim;
  const pressed = { actor, attempt };
  const { allotment, used } = await findAllotment(deps.table, running, { ...person, category }, attempt.at);
  const ruled = await underRulesOf(deps, running, allotment);
  if (ruleFor(ruled.revision.rules, category) === undefined) return refuse({ code: 'CategoryNotOffered', category });
  const door = await letIn(deps, ruled, claim);
  if (!door.ok) {
    const granted = door.error.code === 'ClaimedTooOften' ? undefined : await grantedBefore(deps, claim);
    return granted === undefined ? door : ok(granted);
  }
  const before = allotment === null ? await alreadyClaimed(deps, used, pressed) : undefined;
  if (before !== undefined) return before;
  const place = readPlaceProof(deps.keys)(placeProof, person.personId, running.campaign.regionCode, attempt.at);
  const wanted = await wantedOf(deps, ruled, claim, place, allotment, attempt.at);
  return claimNextItem(deps, wanted, person, pressed);
};

/** Claims one voucher of a category: one written slot, on a unit of a lease that this process has. */
export const claimVoucher =
  (deps: Deps) =>
  async (claim: Claim): Promise<Outcome<WalletVoucher, ClaimRefusal>> => {
    const { campaignId, category, person, actor, attempt } = claim;
    if (erasedLately(deps.table, person.personId, attempt.at)) return refuse({ code: 'AccountErased' });
    const running = await readRunningLately(deps.table, campaignId, attempt.at);
    if (running === undefined) return refuse({ code: 'NotFound' });
    const open = notHalted(running.campaign);
    if (!open.ok) return open;
    const name = [campaignId, category, person.personId, requestIdOf({ actor, attempt })].join(' ');
    const outcome = await deps.once(name, () => claimIn(deps, running, claim));
    return outcome.ok ? answered(deps, outcome.value, claim) : outcome;
  };
