import type { Category } from '@luhuan/shared/appliance/category';
import { type HaltedRefusal, notHalted } from '@luhuan/shared/campaign/campaign';
import type { Channel } from '@luhuan/shared/campaign/channel';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { ClaimReason } from '@luhuan/shared/decision/check';
import { factsFromWallet } from '@luhuan/shared/decision/claim-facts';
import { decide, mayJoin } from '@luhuan/shared/decision/decision';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type SlotTaken, reclaimable } from '@luhuan/shared/voucher/claim';
import { type Running, readRunning } from '../campaign/store.ts';
import { isMarked } from '../erasure/store.ts';
import { readPlaceProof } from '../place/place-proof.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { readGroups, relatedOf } from '../relation/store.ts';
import { readWallet, vouchersIn } from '../voucher/store.ts';

type Deps = { readonly table: Table; readonly keys: Keys };

/** Who wants to register or to wait, for what. */
export type Joining = {
  readonly campaignId: CampaignId;
  readonly category: Category;
  readonly channel: Channel;
  readonly placeProof?: string | undefined;
  readonly person: Person;
};

type OpenRefusal = HaltedRefusal | RefusalOf<'NotFound' | 'AccountErased' | 'CategoryNotOffered'>;

/** The campaign as it stands, for somebody who is not being erased. */
export const readOpen = async (
  { table }: Pick<Deps, 'table'>,
  { campaignId, category, person }: Pick<Joining, 'campaignId' | 'category' | 'person'>,
  now: Instant,
): Promise<Result<Running, OpenRefusal>> => {
  const [running, erased] = await Promise.all([
    readRunning(table, campaignId, now),
    isMarked(table, person.personId, now),
  ]);
  if (erased) return refuse({ code: 'AccountErased' });
  if (running === undefined) return refuse({ code: 'NotFound' });
  const open = notHalted(running.campaign);
  if (!open.ok) return open;
  if (ruleFor(running.revision.rules, category) === undefined) return refuse({ code: 'CategoryNotOffered', category });
  return ok(running);
};

/**
 * Decides, as of a claim, whether somebody may stand for a voucher: who could not claim it need not wait for it. Whoever has a live
 * one in the category is told so.
 */
export const decideJoining = async (
  { table, keys }: Deps,
  { campaign, revision }: Running,
  { category, channel, placeProof, person }: Joining,
  now: Instant,
): Promise<Result<void, ClaimReason | SlotTaken>> => {
  const { rules } = revision;
  const { personId } = person;
  const place = readPlaceProof(keys)(placeProof, personId, campaign.regionCode, now);
  const [slots, groups] = await Promise.all([
    readWallet(table, personId),
    readGroups(table, personId, rules.relations),
  ]);
  const wallet = vouchersIn(slots);
  for (const voucher of wallet.filter((one) => one.programme === rules.programme && one.category === category)) {
    const free = reclaimable(voucher, now);
    if (!free.ok) return free;
  }
  const { campaignId } = campaign;
  const related = relatedOf({ campaignId, relations: rules.relations }, groups, wallet, now);
  const known = { proof: person.identity, related, wallet };
  const claim = { ...factsFromWallet(rules, { category, channel }, known, now), inRegion: place };
  return mayJoin(decide(revision, { category, claim, goods: null }, now));
};
