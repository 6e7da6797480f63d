import * as z from 'zod';
import { ShopId } from '../ids.ts';
import { RegionCode } from '../region.ts';

/** One place of business of a retailer. */
export const Shop = z
  .object({ shopId: ShopId, name: z.string(), retailerName: z.string(), regionCode: RegionCode, address: z.string() })
  .meta({ id: 'Shop' });
export type Shop = z.infer<typeof Shop>;
