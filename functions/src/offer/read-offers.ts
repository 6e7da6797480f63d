import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Instant } from '@luhuan/shared/clock';
import { factsFromWallet } from '@luhuan/shared/decision/claim-facts';
import type { Offer } from '@luhuan/shared/offer/offer';
import { type Asker, offersOf } from '@luhuan/shared/offer/offers-of';
import type { Person } from '@luhuan/shared/person/person';
import type { RegionCode } from '@luhuan/shared/region';
import { listRunning, publicViews } from '../campaign/list-campaigns.ts';
import { readPerson } from '../person/store.ts';
import type { Table } from '../platform/table.ts';
import { type GroupRow, readGroups, relatedOf } from '../relation/store.ts';
import { type SlotRow, readWallet, vouchersIn } from '../voucher/store.ts';

type Known = {
  /** `null`: nobody is signed in, so what a decision asks of the person is not known. */
  readonly person: Person | null;
  readonly slots: readonly SlotRow[];
  readonly groups: readonly GroupRow[];
};

const askerOf = ({ person, slots, groups }: Known, now: Instant): Asker => {
  const wallet = vouchersIn(slots);
  return {
    factsFor: ({ campaignId, revision: { rules } }, category, channel) =>
      factsFromWallet(
        rules,
        { category, channel },
        {
          proof: person?.identity ?? null,
          related: person === null ? null : relatedOf({ campaignId, relations: rules.relations }, groups, wallet, now),
          wallet: person === null ? null : wallet,
        },
        now,
      ),
    heldFor: ({ revision: { rules } }, category) => {
      const live = wallet.find(
        (voucher) =>
          voucher.programme === rules.programme &&
          voucher.category === category &&
          voucher.status === 'held' &&
          now < voucher.expiresAt,
      );
      return live === undefined ? null : { voucherId: live.voucherId, until: live.expiresAt };
    },
  };
};

/** Identities are proven on other devices too, and a token that states none may be old. */
const asNow = async (table: Table, person: Person): Promise<Person> =>
  person.identity === null ? ((await readPerson(table, person.personId)) ?? person) : person;

/** What reaches a place, what is known of a person there, and what they can get. */
type Read = { readonly campaigns: OpenCampaign[]; readonly offers: Offer[]; readonly asker: Asker };

/**
 * Everything a person can get in a place, or what there is for whoever is not signed in. Eight requests at the most, however many
 * campaigns there are, once their revisions are remembered: four lists, pools, person, wallet and groups.
 */
export const readOffers = async (
  table: Table,
  home: RegionCode,
  person: Person | null,
  now: Instant,
): Promise<Read> => {
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
  const asker = askerOf({ person: known, slots, groups }, now);
  return { campaigns, asker, offers: offersOf(campaigns, asker, now) };
};
