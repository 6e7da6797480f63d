import * as z from 'zod';

const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

// .meta() before .brand(): after a generic brand, .meta() returns the unbranded type.
const id = <const P extends string>(prefix: P, name: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_${ULID}$`))
    .meta({ id: name })
    .brand<P>();

export const PersonId = id('per', 'PersonId');
export type PersonId = z.infer<typeof PersonId>;
export const CampaignId = id('cmp', 'CampaignId');
export type CampaignId = z.infer<typeof CampaignId>;
export const ShopId = id('shp', 'ShopId');
export type ShopId = z.infer<typeof ShopId>;
export const TillId = id('til', 'TillId');
export type TillId = z.infer<typeof TillId>;
export const ReservationId = id('rsv', 'ReservationId');
export type ReservationId = z.infer<typeof ReservationId>;
export const RedemptionId = id('rdm', 'RedemptionId');
export type RedemptionId = z.infer<typeof RedemptionId>;
export const ReturnId = id('rtn', 'ReturnId');
export type ReturnId = z.infer<typeof ReturnId>;
export const SessionId = id('ses', 'SessionId');
export type SessionId = z.infer<typeof SessionId>;
export const TicketId = id('tkt', 'TicketId');
export type TicketId = z.infer<typeof TicketId>;
export const InvitationId = id('inv', 'InvitationId');
export type InvitationId = z.infer<typeof InvitationId>;
export const PowerOfferId = id('pwo', 'PowerOfferId');
export type PowerOfferId = z.infer<typeof PowerOfferId>;
export const NoticeId = id('ntc', 'NoticeId');
export type NoticeId = z.infer<typeof NoticeId>;
export const ReceiptId = id('rct', 'ReceiptId');
export type ReceiptId = z.infer<typeof ReceiptId>;
export const AdjustmentId = id('adj', 'AdjustmentId');
export type AdjustmentId = z.infer<typeof AdjustmentId>;
export const DropChangeId = id('dch', 'DropChangeId');
export type DropChangeId = z.infer<typeof DropChangeId>;
export const AppealId = id('apl', 'AppealId');
export type AppealId = z.infer<typeof AppealId>;
/** A registration for a draw, or a place on a waiting list: random, so that it can be published. */
export const EntryId = id('ent', 'EntryId');
export type EntryId = z.infer<typeof EntryId>;
export const RegisterEntryId = id('reg', 'RegisterEntryId');
export type RegisterEntryId = z.infer<typeof RegisterEntryId>;
export const AwardId = id('awd', 'AwardId');
export type AwardId = z.infer<typeof AwardId>;

export const ApiKeyId = id('key', 'ApiKeyId');
export type ApiKeyId = z.infer<typeof ApiKeyId>;
/** An online order that a voucher is bound to. */
export const OrderId = id('ord', 'OrderId');
export type OrderId = z.infer<typeof OrderId>;

/** Something somebody did for a programme, which an office confirms. */
export const DeedId = id('ded', 'DeedId');
export type DeedId = z.infer<typeof DeedId>;
export const RewardId = id('rwd', 'RewardId');
export type RewardId = z.infer<typeof RewardId>;
export const RewardOrderId = id('rwo', 'RewardOrderId');
export type RewardOrderId = z.infer<typeof RewardOrderId>;

export const PromotionId = id('prm', 'PromotionId');
export type PromotionId = z.infer<typeof PromotionId>;
export const BundleId = id('bdl', 'BundleId');
export type BundleId = z.infer<typeof BundleId>;
/** An appliance that somebody entered as theirs. */
export const OwnedId = id('own', 'OwnedId');
export type OwnedId = z.infer<typeof OwnedId>;
export const RecallId = id('rcl', 'RecallId');
export type RecallId = z.infer<typeof RecallId>;

export const CatalogueImportId = id('imp', 'CatalogueImportId');
export type CatalogueImportId = z.infer<typeof CatalogueImportId>;

export const UploadId = id('upl', 'UploadId');
export type UploadId = z.infer<typeof UploadId>;

/** Makes a new id of a kind from a fresh ULID; ids are arguments, so tests pass a counter. */
export type NewId = () => string;

/** Makes 26 characters that nobody can guess, in the alphabet of ids: what opens something to whoever knows it. */
export type NewSecret = () => string;

/** An exhibition, a village tour or a recycling day. */
export const FairId = id('fai', 'FairId');
export type FairId = z.infer<typeof FairId>;
