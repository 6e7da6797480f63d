import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { asciiBytes } from '../bytes.ts';
import { type Instant as At, Instant, epochMs } from '../clock.ts';
import { NoticeId, PersonId } from '../ids.ts';
import { PowerScope } from '../power/power.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

const onVoucher = { voucherId: VoucherId, category: Category };

/** What happened between a person and somebody who acts for them. */
export const Act = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('claimed'), ...onVoucher }),
    z.object({ kind: z.literal('given-back'), ...onVoucher }),
    /** The first look at the code of a voucher on a day. */
    z.object({ kind: z.literal('shown'), ...onVoucher }),
    z.object({ kind: z.literal('power-accepted'), scopes: z.array(PowerScope), expiresAt: Instant }),
    z.object({ kind: z.literal('power-revoked'), revokedBy: PersonId }),
  ])
  .meta({ id: 'Act' });
export type Act = z.infer<typeof Act>;

/** Tells a person what somebody did for them. Ids only: names are looked up when it is read. */
export const Notice = z
  .object({
    noticeId: NoticeId,
    delegate: PersonId,
    at: Instant,
    act: Act,
    readAt: Instant.nullable(),
    /** When the person said that they had not asked for it. */
    disavowedAt: Instant.nullable(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

const TIME_CHARACTERS = 10;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TAG_BYTES = 10;

const timeCode = (at: At): string =>
  Array.from(
    { length: TIME_CHARACTERS },
    (_, index) => ALPHABET[Math.floor(epochMs(at) / 32 ** (TIME_CHARACTERS - 1 - index)) % 32],
  ).join('');

/** The same event always makes the same id, and ids sort by the time of what happened. */
export const noticeIdOf = (eventId: string, at: At): NoticeId =>
  NoticeId.parse(`ntc_${timeCode(at)}${base32crockford.encode(sha256(asciiBytes(eventId)).slice(0, TAG_BYTES))}`);

/** Whether the person can still say that they had not asked for it. */
export const isDisavowable = ({ act, disavowedAt }: Pick<Notice, 'act' | 'disavowedAt'>): boolean =>
  act.kind !== 'power-revoked' && disavowedAt === null;
