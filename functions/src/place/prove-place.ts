import type { Coordinates } from '@luhuan/shared/place/coordinates';
import type { Instant } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Keys } from '../platform/digest.ts';
import { fullRegionName } from '../region/store.ts';
import type { MapService } from './map-service.ts';
import { signPlaceProof } from './place-proof.ts';

type Deps = { readonly keys: Keys; readonly districtAt: MapService };
type Proven = {
  readonly placeProof: string;
  readonly regionCode: RegionCode;
  readonly regionName: string;
  readonly expiresAt: Instant;
};

/** Turns where the phone is into a signed statement of the district. Neither is stored. */
export const provePlace =
  ({ keys, districtAt }: Deps) =>
  async (place: Coordinates, person: Person, now: Instant): Promise<Result<Proven, RefusalOf<'PlaceUnknown'>>> => {
    const regionCode = await districtAt(place, now);
    if (regionCode === null) return refuse({ code: 'PlaceUnknown' });
    const { token, expiresAt } = signPlaceProof(keys, { personId: person.personId, regionCode, provenAt: now });
    return ok({ placeProof: token, regionCode, regionName: fullRegionName(regionCode), expiresAt });
  };
