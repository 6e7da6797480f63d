import * as z from 'zod';
import { PersonId, ShopId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { Role } from './role.ts';

/** Someone who acts here, without any personal data: what they may do and how far it reaches. */
export const Person = z
  .object({
    personId: PersonId,
    roles: z.array(Role).min(1),
    /** Home of a shopper, seat of an office: the subtree that an officer sees. */
    regionCode: RegionCode,
    /** The shop a clerk or manager works for; `null` for everybody else. */
    shopId: ShopId.nullable(),
    /** Whether a real-name check was passed; the decision to grant a voucher depends on it. */
    identityVerified: z.boolean(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;
