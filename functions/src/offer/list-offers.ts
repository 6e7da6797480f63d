import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import { historyOf } from '@luhuan/shared/campaign/reclaim';
import type { Instant } from '@luhuan/shared/clock';
import type { Offer } from '@luhuan/shared/offer/offer';
import { type Asker, offersOf } from '@luhuan/shared/offer/offers-of';
import type { Person } from '@luhuan/shared/person/person';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok } from '@luhuan/shared/result';
import { listRunning, publicViews } from '../campaign/list-campaigns.ts';
import { readPerson } from '../person/store.ts';
import type { Table } from '../platform/table.ts';
import { type GroupRow, readGroups, relatedOf } from '../relation/store.ts';
import { claimFacts } from '../voucher/claim-facts.ts';
import { type SlotRow, readWallet } from '../voucher/store.ts';

/** Nobody is signed in: what a decision asks of the person is not known. */
const STRANGER: Asker = {
  factsFor: (_campaign, _category, channel) =>
    claimFacts({ proof: null, channel, place: null, history: null, related: null }),
  heldFor: () => null,
};

type Known = {
  readonly person: Person;
  readonly slots: readonly SlotRow[];
  readonly groups: readonly GroupRow[];
  readonly now: Instant;
};

const askerOf = ({ person, slots, groups, now }: Known): Asker => {
  const wallet = slots.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const pastOf = ({ revision }: OpenCampaign, category: Category) =>
    slots
      .filter((slot) => slot.programme === revision.rules.programme && slot.category === category)
      .flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  return {
    factsFor: (campaign, category, channel) => {
      const { campaignId, revision } = campaign;
      const { reclaim, relations } = revision.rules;
      return claimFacts({
        proof: person.identity,
        channel,
        // where the phone is is asked when a voucher is claimed, never to draw a list
        place: null,
        history: historyOf(pastOf(campaign, category), reclaim, channel, now),
        related: relatedOf({ campaignId, relations }, groups, wallet, now),
      });
    },
    heldFor: (campaign, category) => {
      const live = pastOf(campaign, category).find(({ status, expiresAt }) => status === 'held' && now < expiresAt);
      return live === undefined ? null : { voucherId: live.voucherId, until: live.expiresAt };
    },
  };
};

/** Identities are proven on other devices too, and a token that states none may be old. */
const asNow = async (table: Table, person: Person): Promise<Person> =>
  person.identity === null ? ((await readPerson(table, person.personId)) ?? person) : person;

/**
 * What a person can get in a place, or what there is for whoever is not signed in. Eight requests at the most, however many
 * campaigns there are, once their revisions are remembered: four lists, pools, person, wallet and groups.
 */
export const listOffers =
  (table: Table) =>
  async (
    home: RegionCode,
    person: Person | null,
    now: Instant,
  ): Promise<Result<{ campaigns: OpenCampaign[]; offers: Offer[] }, never>> => {
    const [running, slots, known] = await Promise.all([
      listRunning(table, home, now),
      person === null ? [] : readWallet(table, person.personId),
      person === null ? null : asNow(table, person),
    ]);
    const relations = running.flatMap(({ revision }) => revision.rules.relations);
    const [campaigns, groups] = await Promise.all([
      publicViews(table, running, now),
      known === null ? [] : readGroups(table, known.personId, relations),
    ]);
    const asker = known === null ? STRANGER : askerOf({ person: known, slots, groups, now });
    return ok({ campaigns, offers: offersOf(campaigns, asker, now) });
  };
