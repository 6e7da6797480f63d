import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Fen, fen } from '../fen.ts';
import { CampaignId } from '../ids.ts';
import { RegionCode } from '../region.ts';

/** Which money a claim draws on: one campaign, category and district. */
export const PoolKey = z
  .object({ campaignId: CampaignId, category: Category, district: RegionCode })
  .meta({ id: 'PoolKey' });
export type PoolKey = z.infer<typeof PoolKey>;

/** Money of a pool. `leftFen + heldFen + spentFen = limitFen`, always. */
export const Pool = PoolKey.extend({ limitFen: Fen, leftFen: Fen, heldFen: Fen, spentFen: Fen }).meta({ id: 'Pool' });
export type Pool = z.infer<typeof Pool>;

/** What ends a claim's hold on the pool: `heldFen` comes off, `spentFen` of it was paid out, the rest is free again. */
export const Release = z
  .object({ releaseId: z.string(), pool: PoolKey, heldFen: Fen, spentFen: Fen })
  .refine(({ heldFen, spentFen }) => spentFen <= heldFen, 'no more is spent than was held')
  .meta({ id: 'Release' });
export type Release = z.infer<typeof Release>;

export const newPool = (key: PoolKey, limitFen: Fen): Pool => ({
  ...key,
  limitFen,
  leftFen: limitFen,
  heldFen: fen(0),
  spentFen: fen(0),
});
