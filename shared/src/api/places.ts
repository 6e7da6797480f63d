import * as z from 'zod';
import { Instant } from '../clock.ts';
import { Coordinates } from '../place/coordinates.ts';
import { RegionCode } from '../region.ts';
import { ask } from './endpoint.ts';

export const provePlace = ask({
  id: 'provePlace',
  path: '/v1/me/places',
  summary: 'Which region the phone is in, as a proof for claims of the next 15 minutes; the coordinates are not kept',
  body: Coordinates,
  reply: z.object({ placeProof: z.string(), regionCode: RegionCode, regionName: z.string(), expiresAt: Instant }),
  refusals: ['PlaceUnknown'],
});
