import * as z from 'zod';
import { Instant } from '../clock.ts';
import { RegisterEntryId, ShopId } from '../ids.ts';
import { Coordinates } from '../place/coordinates.ts';
import { RegionCode } from '../region.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { Standing } from '../register/standing.ts';
import { type Result, ok, refuse } from '../result.ts';
import { OneLine } from '../text/one-line.ts';
import { OpeningHours } from './opening-hours.ts';

/** One place of business of a retailer: what stands on receipts, which never changes. A shop that moves is another shop. */
export const Shop = z
  .object({ shopId: ShopId, name: z.string(), retailerName: z.string(), regionCode: RegionCode, address: z.string() })
  .meta({ id: 'Shop' });
export type Shop = z.infer<typeof Shop>;

/** What a firm says of a store. */
export const StoreDraft = z
  .strictObject({
    name: OneLine.min(2).max(40),
    /** The district or county. */
    regionCode: RegionCode.refine((code) => !code.endsWith('00'), 'a district or county'),
    address: OneLine.min(4).max(100),
    location: Coordinates.nullable(),
    hours: OpeningHours,
  })
  .meta({ id: 'StoreDraft' });
export type StoreDraft = z.infer<typeof StoreDraft>;

/** What its manager may change. */
export const StoreChange = z
  .strictObject({
    location: Coordinates.nullable(),
    hours: OpeningHours,
    /** `closed`: by the shop itself, for a while or for good. */
    state: z.enum(['open', 'closed']),
  })
  .meta({ id: 'StoreChange' });
export type StoreChange = z.infer<typeof StoreChange>;

/** A shop as it is now. */
export const Store = Shop.extend({
  ...StoreChange.shape,
  /** Whose it is. */
  entryId: RegisterEntryId,
  /** Of the firm; changes with the firm's entry, in the same write. */
  standing: Standing,
  standingSince: Instant,
}).meta({ id: 'Store' });
export type Store = z.infer<typeof Store>;

/** Whether a store reserves and redeems. Returns stay possible whatever it says. */
export const trading = ({
  standing,
  state,
}: Pick<Store, 'standing' | 'state'>): Result<void, RefusalOf<'ShopStopped'>> => {
  if (standing !== 'admitted') return refuse({ code: 'ShopStopped', by: standing });
  return state === 'closed' ? refuse({ code: 'ShopStopped', by: 'closed' }) : ok(undefined);
};
