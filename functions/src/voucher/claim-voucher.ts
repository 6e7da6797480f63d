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
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import type { Slot } from '@luhuan/shared/voucher/voucher-id';
import { type Running, readRunningBeside } from '../campaign/store.ts';
import { erasureKey, marked } from '../erasure/store.ts';
import { readPlaceProof } from '../place/place-proof.ts';
import type { Keys } from '../platform/digest.ts';
import type { Outcome } from '../platform/idempotency.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../platform/table.ts';
import { recordRefusal } from '../receipt/record-refusal.ts';
import { readGroups, relatedOf } from '../relation/store.ts';
import { type Claimed, type Pressed, type Refused, type SlotRefusal, type Wanted, claimSlot } from './claim-slot.ts';
import { readWallet, vouchersIn } from './store.ts';
import { walletView, withoutSecret } from './wallet-view.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly log: Log };

type Claim = {
  readonly campaignId: CampaignId;
  readonly category: Category;
  readonly channel: Channel;
  readonly placeProof?: string | undefined;
  readonly person: Person;
} & Pressed;

/** What a claim brings to every slot it tries; campaigns that stand alone need no look at the wallet. */
const wantedOf = async (
  { table }: Deps,
  { campaign, revision }: Running,
  { category, channel, person }: Claim,
  place: Attested | null,
  now: Instant,
): Promise<Wanted> => {
  const { campaignId } = campaign;
  const { relations } = revision.rules;
  const [groups, slots] =
    relations.length === 0
      ? [[], []]
      : await Promise.all([readGroups(table, person.personId, relations), readWallet(table, person.personId)]);
  const wallet = vouchersIn(slots);
  const related = relatedOf({ campaignId, relations }, groups, wallet, now);
  return { campaignId, revision, category, channel, proof: person.identity, place, related, groups, wallet };
};

/** The reason, with where its receipt can be read. */
const kept = async (
  deps: Deps,
  { campaignId, revision }: Wanted,
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
    const outcome = await claimSlot(deps.table, slot, used, wanted, pressed);
    if (outcome.kind === 'done') return outcome.result;
    if (outcome.kind === 'refused') return refuse(await kept(deps, wanted, person, outcome.refused, pressed));
    used.push(...outcome.vouchers);
  }
};

/** Claims one voucher of a category: one written slot and the hold on the pool, in one transaction. */
export const claimVoucher =
  (deps: Deps) =>
  async (
    claim: Claim,
  ): Promise<
    Outcome<WalletVoucher, RefusalOf<'NotFound' | 'AccountErased'> | HaltedRefusal | ClaimReason | SlotRefusal>
  > => {
    const { campaignId, category, person, actor, attempt, placeProof } = claim;
    const { at } = attempt;
    const [running, mark] = await readRunningBeside(deps.table, campaignId, [erasureKey(person.personId)], at);
    if (marked(mark, at)) return refuse({ code: 'AccountErased' });
    if (running === undefined) return refuse({ code: 'NotFound' });
    const open = notHalted(running.campaign);
    if (!open.ok) return open;
    if (ruleFor(running.revision.rules, category) === undefined)
      return refuse({ code: 'CategoryNotOffered', category });
    const place = await readPlaceProof(deps.keys)(placeProof, person.personId, running.campaign.regionCode, at);
    const wanted = await wantedOf(deps, running, claim, place, at);
    const outcome = await claimNextItem(deps, wanted, person, { actor, attempt });
    if (!outcome.ok) return outcome;
    const view = ok(withoutSecret(await walletView(deps, outcome.value.voucher, at), actor));
    return outcome.value.replayed ? { ...view, replayed: true } : view;
  };
