import * as z from 'zod';
import { Gtin } from '../appliance/gtin.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { PersonId, ShopId } from '../ids.ts';

/** Entries of the history that are kept; older ones go. */
export const FILED_KEPT = 50;

/** What a shop pledges not to charge more than for a model, after discounts; oldest first, the last one counts. */
export const FiledPrice = z
  .object({
    shopId: ShopId,
    gtin: Gtin,
    entries: z.array(z.object({ priceFen: Fen, at: Instant, by: PersonId })).min(1),
  })
  .meta({ id: 'FiledPrice' });
export type FiledPrice = z.infer<typeof FiledPrice>;
