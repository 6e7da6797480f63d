import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Instant } from '@luhuan/shared/clock';
import type { Offer } from '@luhuan/shared/offer/offer';
import type { Person } from '@luhuan/shared/person/person';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { readOffers } from './read-offers.ts';

/** What a person can get in a place, what can be had now first. */
export const listOffers =
  (table: Table) =>
  async (
    home: RegionCode,
    person: Person | null,
    now: Instant,
  ): Promise<Result<{ campaigns: OpenCampaign[]; offers: Offer[] }, never>> => {
    const { campaigns, offers } = await readOffers(table, home, person, now);
    return ok({ campaigns, offers });
  };
