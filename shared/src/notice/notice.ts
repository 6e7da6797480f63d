import * as z from 'zod';
import { AppealOutcome } from '../appeal/appeal.ts';
import { ClerkId } from '../api-key/clerk.ts';
import { Category } from '../appliance/category.ts';
import { type Instant as At, Instant } from '../clock.ts';
import { derivedId } from '../derived-id.ts';
import { Fen } from '../fen.ts';
import { ApiKeyId, FairId, NoticeId, OrderId, PersonId, ReceiptId, RegisterEntryId } from '../ids.ts';
import { Points } from '../points/points.ts';
import { ORDER_STATUSES } from '../order/order-status.ts';
import { ShopReason } from '../order/order.ts';
import { PowerScope } from '../power/power.ts';
import { RegionCode } from '../region.ts';
import { OfficeDid } from '../register/office-did.ts';
import { ReturnKind } from '../redemption/return.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

const onVoucher = { voucherId: VoucherId, category: Category };

/** What a person is told: what others did for them, and what becomes of their vouchers. */
export const Act = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('claimed'), ...onVoucher }),
    z.object({ kind: z.literal('given-back'), ...onVoucher }),
    /** The first look at the code of a voucher on a day. */
    z.object({ kind: z.literal('shown'), ...onVoucher }),
    z.object({ kind: z.literal('power-accepted'), scopes: z.array(PowerScope), expiresAt: Instant }),
    z.object({ kind: z.literal('power-revoked'), revokedBy: PersonId }),
    /** An office looked again at a decision, as the person had asked it to. */
    z.object({ kind: z.literal('appeal-answered'), receiptId: ReceiptId, outcome: AppealOutcome }),
    /** A shop took goods back, cut their price or exchanged them. */
    z.object({ kind: z.literal('goods-returned'), ...onVoucher, how: ReturnKind, refundFen: Fen }),
    /** A manager of the own shop changed what its systems may do. */
    z.object({
      kind: z.literal('key-changed'),
      keyId: ApiKeyId,
      name: z.string(),
      what: z.enum(['made', 'rotated', 'revoked']),
    }),
    /** Somebody with a power printed a card of the voucher. */
    z.object({ kind: z.literal('card-printed'), ...onVoucher, generation: z.int().min(1) }),
    /** A till took the printed card for the phone. */
    z.object({ kind: z.literal('card-used'), ...onVoucher, generation: z.int().min(1) }),
    /** A shop took a step of an online order, or its time was over; `signed`: handed over against the voucher's code. */
    z.object({
      kind: z.literal('order-moved'),
      ...onVoucher,
      orderId: OrderId,
      to: z.enum(ORDER_STATUSES),
      by: z.enum(['shop', 'time']),
      reason: ShopReason.nullable(),
    }),
    /** Somebody with a power took a step of an online order for the person. */
    z.object({ kind: z.literal('order-for-you'), ...onVoucher, orderId: OrderId, to: z.enum(ORDER_STATUSES) }),
    /** An unused voucher is about to end. Nobody did it. */
    z.object({ kind: z.literal('ending'), ...onVoucher, expiresAt: Instant }),
    /** Points that can be spent are about to end; so many were left when it was told. Nobody did it. */
    z.object({ kind: z.literal('points-ending'), points: Points, expiresAt: Instant }),
    /** What somebody signed up for is tomorrow, was moved, or was cancelled. */
    z.object({
      kind: z.literal('fair'),
      what: z.enum(['soon', 'moved', 'cancelled']),
      fairId: FairId,
      stopNumber: z.int().min(1),
      title: z.object({ 'zh-CN': z.string(), en: z.string() }),
      beginsAt: Instant,
      /** Of the office, where it changed something. */
      reason: z.string().nullable(),
    }),
    /** The shop that held a voucher may not redeem any more; the voucher is free, and by then it is good. */
    z.object({
      kind: z.literal('shop-stopped'),
      ...onVoucher,
      shopName: z.string(),
      /** Where other shops are. */
      regionCode: RegionCode,
      expiresAt: Instant,
    }),
    /** An office did something with the firm that the person applied for. */
    z.object({ kind: z.literal('register-step'), entryId: RegisterEntryId, did: OfficeDid }),
  ])
  .meta({ id: 'Act' });
export type Act = z.infer<typeof Act>;

/** Tells a person something. Ids only: names are looked up when it is read. */
export const Notice = z
  .object({
    noticeId: NoticeId,
    /** Who did it: a delegate, or an officer, a clerk or a shop's system, whose name nobody is told; the person themselves where nobody did. */
    delegate: ClerkId,
    at: Instant,
    act: Act,
    readAt: Instant.nullable(),
    /** When the person said that they had not asked for it. */
    disavowedAt: Instant.nullable(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

/** The same event always makes the same id, and ids sort by the time of what happened. */
export const noticeIdOf = (eventId: string, at: At): NoticeId => NoticeId.parse(`ntc_${derivedId(eventId, at)}`);

/** Acts of nobody whose name is told. */
const NAMELESS: readonly Act['kind'][] = [
  'appeal-answered',
  'goods-returned',
  'card-used',
  'order-moved',
  'key-changed',
  'ending',
  'points-ending',
  'fair',
  'shop-stopped',
  'register-step',
];
export const isNameless = ({ kind }: Act): boolean => NAMELESS.includes(kind);

/** What nobody can have asked for, or did not do for the person. */
const OF_COURSE: readonly Act['kind'][] = [
  'power-revoked',
  'appeal-answered',
  'key-changed',
  'ending',
  'points-ending',
  'fair',
  'shop-stopped',
  'register-step',
];
/** Whether the person can still say that they had not asked for it. */
export const isDisavowable = ({ act, disavowedAt }: Pick<Notice, 'act' | 'disavowedAt'>): boolean =>
  !OF_COURSE.includes(act.kind) && (act.kind !== 'order-moved' || act.to === 'signed') && disavowedAt === null;
