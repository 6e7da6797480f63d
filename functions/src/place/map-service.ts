import type { Coordinates } from '@luhuan/shared/place/coordinates';
import type { Instant } from '@luhuan/shared/clock';
import { RegionCode } from '@luhuan/shared/region';
import * as z from 'zod';
import { askJson } from '../platform/ask.ts';
import { newBreaker } from '../platform/breaker.ts';
import type { MapAccount } from '../platform/config.ts';
import { ServiceAway } from '../platform/service-away.ts';

/** Which district a place is in; `null`: the map knows none there. */
export type MapService = (place: Coordinates, now: Instant) => Promise<RegionCode | null>;

/** HTTP says 200 whatever happened: `status` tells. */
const Answer = z.object({ status: z.int() });
const Found = z.object({ result: z.object({ ad_info: z.object({ adcode: RegionCode }) }) });

const DONE = 0;
/**
 * Nothing found there, and places that cannot be: wrong parameter, latitude, longitude. Every other number, of which 110 to 123,
 * 190, 199 and 311 are our key's rights and limits and 500 is the service's own trouble, is an answer that nobody got.
 */
const NOWHERE: readonly number[] = [347, 348, 365, 366];

/** Two decimals are about a kilometre: enough for a district, too little for a door. */
const coarse = (degrees: number): string => degrees.toFixed(2);

/**
 * Tencent's location service behind HTTP, `GET /ws/geocoder/v1/`. Coordinates leave the house coarsened, and are not logged.
 * @throws {ServiceAway} when nobody can say.
 */
export const mapService = ({ origin, key }: MapAccount): MapService => {
  const breaker = newBreaker();
  return async ({ latitude, longitude }, now) => {
    if (!breaker.admits(now)) throw new ServiceAway('map');
    const query = new URLSearchParams({ location: `${coarse(latitude)},${coarse(longitude)}`, key });
    const answer = await askJson(`${origin}/ws/geocoder/v1/?${query.toString()}`);
    const status = Answer.safeParse(answer?.json).data?.status;
    const found = status === DONE ? Found.safeParse(answer?.json).data : undefined;
    const nowhere = status !== undefined && NOWHERE.includes(status);
    breaker.note(found !== undefined || nowhere || status === DONE, now);
    if (status !== DONE && !nowhere) throw new ServiceAway('map');
    // abroad and at sea it answers without a code
    return found?.result.ad_info.adcode ?? null;
  };
};
