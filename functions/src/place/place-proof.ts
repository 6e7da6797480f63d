import { type Instant, instantAt, plusSeconds } from '@luhuan/shared/clock';
import type { Attested } from '@luhuan/shared/decision/facts';
import { PersonId } from '@luhuan/shared/ids';
import { RegionCode, contains } from '@luhuan/shared/region';
import * as z from 'zod';
import type { Keys } from '../platform/digest.ts';
import { readSigned, sign } from '../platform/signed.ts';

const PURPOSE = 'place-proof';
const GOOD_FOR_SECONDS = 15 * 60;

const Claims = z.object({ sub: PersonId, region: RegionCode, iat: z.int() });

/** A region that a person's phone was found in. Where in the region is known to nobody. */
type Place = { readonly personId: PersonId; readonly regionCode: RegionCode; readonly provenAt: Instant };

/** A signed statement of where somebody was, for the claims of the next quarter of an hour; nothing of it is stored. */
export const signPlaceProof = (
  keys: Keys,
  { personId, regionCode, provenAt }: Place,
): { readonly token: string; readonly expiresAt: Instant } => {
  const expiresAt = plusSeconds(provenAt, GOOD_FOR_SECONDS);
  const lifetime = { subject: personId, statedAt: provenAt, expiresAt };
  return { token: sign(keys, PURPOSE, { region: regionCode }, lifetime), expiresAt };
};

/**
 * Whether the person was in the campaign's region. `null`, which is never a pass: no proof, a forged one, one that is over, or
 * somebody else's.
 */
export const readPlaceProof =
  (keys: Keys) =>
  (token: string | undefined, personId: PersonId, campaignRegion: RegionCode, now: Instant): Attested | null => {
    if (token === undefined) return null;
    const claims = Claims.safeParse(readSigned(keys, PURPOSE, token, now));
    if (!claims.success || claims.data.sub !== personId) return null;
    const { region, iat } = claims.data;
    return { met: contains(campaignRegion, region), source: 'phone-place', at: instantAt(iat * 1_000) };
  };
