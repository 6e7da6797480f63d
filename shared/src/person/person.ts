import * as z from 'zod';
import { PersonId, ShopId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { IdentityProof } from './identity-proof.ts';
import { Role } from './role.ts';

/** Someone who acts here, without any personal data: what they may do and how far it reaches. */
export const Person = z
  .object({
    personId: PersonId,
    roles: z.array(Role).min(1),
    /** Where the person lives. */
    regionCode: RegionCode,
    /** The region of an officer's office, whose subtree they see; `null` for everybody else. */
    officeRegionCode: RegionCode.nullable(),
    /** The shop a clerk or manager works for; `null` for everybody else. */
    shopId: ShopId.nullable(),
    /** The real-name check that was passed, `null` until one was; the decision to grant a voucher depends on it. */
    identity: IdentityProof.nullable(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;
