import * as z from 'zod';
import { ClerkId } from '../api-key/clerk.ts';
import { Instant } from '../clock.ts';
import { PersonId } from '../ids.ts';
import { Act } from '../notice/notice.ts';
import { Recycled } from '../points/recycled.ts';
import { Release } from '../quota/pool.ts';
import { Redemption } from '../redemption/redemption.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

/** The same fact always carries the same id, however often it is delivered. */
const eventId = z.string().min(1);

/** What happened, as read from the table's stream. Consumers are idempotent per `eventId`. */
export const Event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('VoucherClaimed'), eventId, voucherId: VoucherId, expiresAt: Instant }),
  z.object({ kind: z.literal('VoucherRedeemed'), eventId, redemption: Redemption }),
  /** Brought back, cut in price or exchanged; the redemption says which, last of its returns. */
  z.object({ kind: z.literal('GoodsReturned'), eventId, redemption: Redemption }),
  /** An old appliance on its way through a licensed recycler; sent again with every step of it. */
  z.object({ kind: z.literal('ApplianceRecycled'), eventId, recycled: Recycled }),
  z.object({ kind: z.literal('ReleaseAdded'), eventId, release: Release }),
  /** Something between a person and who acts for them, of which the person is told. */
  z.object({ kind: z.literal('ActedFor'), eventId, principal: PersonId, delegate: ClerkId, at: Instant, act: Act }),
]);
export type Event = z.infer<typeof Event>;
export type EventOf<K extends Event['kind']> = Extract<Event, { kind: K }>;
