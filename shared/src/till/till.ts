import * as z from 'zod';
import { Day, Instant } from '../clock.ts';
import { PersonId, ShopId, TillId } from '../ids.ts';

/** A P-256 public key, uncompressed, in hex. */
export const TillKey = z
  .string()
  .regex(/^04[0-9a-f]{128}$/)
  .meta({ id: 'TillKey' })
  .brand<'TillKey'>();
export type TillKey = z.infer<typeof TillKey>;

/** What a shop calls one of its tills: 收银台 2, or whose phone it is by its make. */
export const TillName = z.string().trim().min(1).max(30).meta({ id: 'TillName' });

/** Shown on the device that asks to be a till. */
export const TillCode = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ id: 'TillCode' })
  .brand<'TillCode'>();
export type TillCode = z.infer<typeof TillCode>;

const base = {
  /** Made of the key: one key, one till. */
  tillId: TillId,
  shopId: ShopId,
  name: TillName,
  publicKey: TillKey,
  registeredBy: PersonId,
  registeredAt: Instant,
  /** The last day of a redemption or return; `null`: none yet. */
  usedOn: Day.nullable(),
};
const approved = { approvedBy: PersonId, approvedAt: Instant };

/** A device of a shop, known by a key that never leaves it. */
export const Till = z
  .discriminatedUnion('state', [
    /** Good up to, not at, `expiresAt`: then the device asks again. */
    z.object({ ...base, state: z.literal('waiting'), expiresAt: Instant }),
    z.object({ ...base, ...approved, state: z.literal('active') }),
    /** Nobody knows where it is: nothing is taken from it until it is found. */
    z.object({ ...base, ...approved, state: z.literal('lost'), lostBy: PersonId, lostAt: Instant }),
    /** For good: the device needs a new key. */
    z.object({ ...base, state: z.literal('revoked'), revokedBy: PersonId, revokedAt: Instant }),
  ])
  .meta({ id: 'Till' });
export type Till = z.infer<typeof Till>;
export type TillIn<S extends Till['state']> = Extract<Till, { state: S }>;

/** A code lies about on a counter for as long: an assumption. */
export const WAITING_HOURS = 24;
/** Tills of one shop that are not revoked: an assumption, above any counter we know of. */
export const TILLS_MAX = 50;

/** Whether a till still is, or still may become, one of the shop's. */
export const isOver = (till: Till): till is TillIn<'revoked'> => till.state === 'revoked';
