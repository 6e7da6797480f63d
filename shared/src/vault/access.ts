import * as z from 'zod';
import { Instant, plusDays } from '../clock.ts';
import { Role } from '../person/role.ts';
import { KeptKind } from './kept.ts';

/** What somebody's data is read in clear for. */
export const AccessPurpose = z
  .enum(['own-export', 'delegated-act', 'card-check', 'staff-list', 'pick-up', 'delivery', 'review'])
  .meta({ id: 'AccessPurpose' });
export type AccessPurpose = z.infer<typeof AccessPurpose>;

/** What was read: of the vault's kinds, or photos and papers of a sale. */
export const ReadKind = z.enum([...KeptKind.options, 'evidence']).meta({ id: 'ReadKind' });

/** Who read what of a person, and why. The reader is named by their role: whom the data is of need not know who it was. */
export const Access = z
  .object({ at: Instant, by: z.union([z.literal('self'), Role]), purpose: AccessPurpose, kinds: z.array(ReadKind) })
  .meta({ id: 'Access' });
export type Access = z.infer<typeof Access>;

/** An assumption: three years, the time in which a wrong can be sued for (民法典 188). */
const ACCESS_KEPT_DAYS = 1_095;

export const accessKeptUntil = (at: Instant): Instant => plusDays(at, ACCESS_KEPT_DAYS);
