import type { PayOf } from '@luhuan/shared/appliance/search';
import type { Instant } from '@luhuan/shared/clock';
import { payOf } from '@luhuan/shared/offer/pay-of';
import type { Person } from '@luhuan/shared/person/person';
import type { RegionCode } from '@luhuan/shared/region';
import type { Table } from '../platform/table.ts';
import { readOffers } from './read-offers.ts';

/** What a person pays for goods in a place, by what they can get there. */
export const payIn = async (table: Table, home: RegionCode, person: Person | null, now: Instant): Promise<PayOf> =>
  payOf(await readOffers(table, home, person, now), now);
