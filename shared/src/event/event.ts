import * as z from 'zod';
import { Instant } from '../clock.ts';
import { Release } from '../quota/pool.ts';
import { Redemption } from '../redemption/redemption.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

/** The same fact always carries the same id, however often it is delivered. */
const eventId = z.string().min(1);

/** What happened, as read from the table's stream. Consumers are idempotent per `eventId`. */
export const Event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('VoucherClaimed'), eventId, voucherId: VoucherId, expiresAt: Instant }),
  z.object({ kind: z.literal('VoucherRedeemed'), eventId, redemption: Redemption }),
  z.object({ kind: z.literal('ReleaseAdded'), eventId, release: Release }),
]);
export type Event = z.infer<typeof Event>;
export type EventOf<K extends Event['kind']> = Extract<Event, { kind: K }>;
