import * as z from 'zod';
import { Instant } from '../clock.ts';
import { RegionCode } from '../region.ts';
import { ask } from './endpoint.ts';

/** Degrees in GCJ-02, as Chinese map services count them. */
export const Coordinates = z
  .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .meta({ id: 'Coordinates' });
export type Coordinates = z.infer<typeof Coordinates>;

export const provePlace = ask({
  id: 'provePlace',
  path: '/v1/me/places',
  summary: 'Which region the phone is in, as a proof for claims of the next 15 minutes; the coordinates are not kept',
  body: Coordinates,
  reply: z.object({ placeProof: z.string(), regionCode: RegionCode, regionName: z.string(), expiresAt: Instant }),
  refusals: ['PlaceUnknown'],
});
