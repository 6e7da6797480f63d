import * as z from 'zod';
import { AdjustmentRow } from '../adjustment/store.ts';
import { AdmissionRow, RushCounterRow, RushStartRow } from '../admission/store.ts';
import { AppealRow } from '../appeal/store.ts';
import { FiledPriceRow, PriceLowsRow, RaisedPriceRow } from '../price/store.ts';
import { ApplianceModelRow, CataloguePartRow, CatalogueVersionsRow } from '../appliance/store.ts';
import { AllottingRow, AwardRow, CouponRow } from '../award/store.ts';
import { CatalogueImportRow } from '../catalogue-import/store.ts';
import { CampaignRow, RevisionRow, StepRow } from '../campaign/store.ts';
import { ListPageRow, OrderPageRow, PlacesPageRow, RegisteredRow, RegistrationRow, RoundRow } from '../draw/store.ts';
import { LoadedRow } from '../demonstration/store.ts';
import { ErasureRow } from '../erasure/store.ts';
import { AlikePairRow, EvidenceDueRow, EvidenceLockRow, LikenessBandRow } from '../evidence/store.ts';
import { FairRow, SignUpRow, TellingRow } from '../fair/store.ts';
import { IdentityRow, IdentityTriesRow } from '../identity/store.ts';
import { BuildingRow, ReportRow } from '../impact/store.ts';
import { BalancesRow, JournalRow } from '../ledger/store.ts';
import { ActRow, DisavowalRow, NoticeRow } from '../notice/store.ts';
import { OrderRow, OwnOrderRow } from '../order/store.ts';
import { DropChangeRow, DropRow, DueRow, PaceRow } from '../pacing/store.ts';
import { OwnedCountRow, OwnedRow } from '../owned/store.ts';
import { PersonRow } from '../person/store.ts';
import { RememberedRow } from '../platform/idempotency.ts';
import { RingRow } from '../platform/digest-ring.ts';
import { scanPages } from '../platform/scan.ts';
import type { Key, Table } from '../platform/table.ts';
import { BookingRow, LotEndRow, PurseRow } from '../points/store.ts';
import { BundleRow, PromotionRow } from '../promotion/store.ts';
import { DeedReferenceRow, DeedRow } from '../deed/store.ts';
import { RecallCountRow, RecallRow } from '../recall/store.ts';
import {
  PrizeDrawRow,
  PrizeDueRow,
  PrizeTicketRow,
  RewardCountRow,
  RewardOrderRow,
  RewardRow,
} from '../reward/store.ts';
import { ActsForRow, AssistsRow, PowerOfferRow, PowerRow, PowersRow } from '../power/store.ts';
import { LeaseRow, ReadingRow } from '../lease/store.ts';
import { PoolRow, ReleaseRow } from '../quota/store.ts';
import { GroupRow } from '../relation/store.ts';
import { BatchRow, ReceiptRow, SigningKeyRow } from '../receipt/store.ts';
import { ImeiLockRow, InvoiceLockRow, RedemptionRow, SerialLockRow } from '../redemption/store.ts';
import { OwnEntryRow, RegisterEntryRow, RegisterStepRow, RescueRow, StopRow, UsccRow } from '../register/store.ts';
import { HeldRow, ShopRow } from '../retailer/store.ts';
import { ApiKeyRow } from '../api-key/store.ts';
import { SessionRow } from '../session/store.ts';
import { InvitationRow, PostRow } from '../staff/store.ts';
import { TillRow, TillRuleRow } from '../till/store.ts';
import { TrancheRow } from '../tranche/store.ts';
import { TicketRow } from '../ticket/store.ts';
import { UnitReportRow } from '../unit-report/store.ts';
import { LineRow, WaitingRow } from '../waiting/store.ts';
import { UploadCountRow, UploadRow } from '../upload/store.ts';
import { DeadlineRow, NumberRow, SlotRow } from '../voucher/store.ts';
import { OpenidRow, PhoneRow, TokenRow } from '../wechat/store.ts';

/** Every kind of item the table may hold. An item of no kind is itself a violation. */
const ROWS = {
  act: ActRow,
  'acts-for': ActsForRow,
  adjustment: AdjustmentRow,
  admission: AdmissionRow,
  'alike-pair': AlikePairRow,
  allotting: AllottingRow,
  appeal: AppealRow,
  'appliance-model': ApplianceModelRow,
  'catalogue-import': CatalogueImportRow,
  'catalogue-part': CataloguePartRow,
  'catalogue-versions': CatalogueVersionsRow,
  assists: AssistsRow,
  award: AwardRow,
  balances: BalancesRow,
  bundle: BundleRow,
  campaign: CampaignRow,
  coupon: CouponRow,
  deadline: DeadlineRow,
  'digest-ring': RingRow,
  'draw-list': ListPageRow,
  'draw-order': OrderPageRow,
  'draw-places': PlacesPageRow,
  'draw-registered': RegisteredRow,
  'draw-round': RoundRow,
  erasure: ErasureRow,
  group: GroupRow,
  disavowal: DisavowalRow,
  drop: DropRow,
  'drop-change': DropChangeRow,
  'drop-due': DueRow,
  'evidence-due': EvidenceDueRow,
  'evidence-lock': EvidenceLockRow,
  fair: FairRow,
  'fair-sign-up': SignUpRow,
  'fair-telling': TellingRow,
  held: HeldRow,
  identity: IdentityRow,
  'identity-tries': IdentityTriesRow,
  'imei-lock': ImeiLockRow,
  'api-key': ApiKeyRow,
  invitation: InvitationRow,
  'invoice-lock': InvoiceLockRow,
  journal: JournalRow,
  'likeness-band': LikenessBandRow,
  line: LineRow,
  loaded: LoadedRow,
  'lot-end': LotEndRow,
  notice: NoticeRow,
  number: NumberRow,
  openid: OpenidRow,
  'own-entry': OwnEntryRow,
  order: OrderRow,
  'own-order': OwnOrderRow,
  owned: OwnedRow,
  'owned-count': OwnedCountRow,
  pace: PaceRow,
  person: PersonRow,
  phone: PhoneRow,
  pool: PoolRow,
  lease: LeaseRow,
  'lease-reading': ReadingRow,
  post: PostRow,
  'points-booking': BookingRow,
  power: PowerRow,
  'power-offer': PowerOfferRow,
  powers: PowersRow,
  promotion: PromotionRow,
  purse: PurseRow,
  recall: RecallRow,
  'recall-count': RecallCountRow,
  receipt: ReceiptRow,
  'receipt-batch': BatchRow,
  redemption: RedemptionRow,
  'register-entry': RegisterEntryRow,
  'register-step': RegisterStepRow,
  registration: RegistrationRow,
  release: ReleaseRow,
  remembered: RememberedRow,
  report: ReportRow,
  'report-building': BuildingRow,
  rescue: RescueRow,
  revision: RevisionRow,
  deed: DeedRow,
  'deed-reference': DeedReferenceRow,
  'prize-draw': PrizeDrawRow,
  'prize-due': PrizeDueRow,
  'prize-ticket': PrizeTicketRow,
  reward: RewardRow,
  'reward-count': RewardCountRow,
  'reward-order': RewardOrderRow,
  'rush-counter': RushCounterRow,
  'rush-start': RushStartRow,
  'serial-lock': SerialLockRow,
  session: SessionRow,
  shop: ShopRow,
  'signing-key': SigningKeyRow,
  step: StepRow,
  stop: StopRow,
  till: TillRow,
  'till-rule': TillRuleRow,
  tranche: TrancheRow,
  slot: SlotRow,
  ticket: TicketRow,
  'unit-report': UnitReportRow,
  'price-lows': PriceLowsRow,
  'filed-price': FiledPriceRow,
  'raised-price': RaisedPriceRow,
  upload: UploadRow,
  'upload-count': UploadCountRow,
  uscc: UsccRow,
  waiting: WaitingRow,
  'wechat-token': TokenRow,
} as const;
type Type = keyof typeof ROWS;

type Row<T extends Type> = z.infer<(typeof ROWS)[T]> & Key;
/** The whole table at one moment, by kind of item. */
export type Snapshot = { readonly [T in Type]: readonly Row<T>[] } & { readonly unreadable: readonly string[] };

/** The revision a redemption was made under. */
export const revisionOf = (snapshot: Snapshot, made: Pick<Row<'redemption'>, 'campaignId' | 'revisionNumber'>) =>
  snapshot.revision.find(({ campaignId, number }) => campaignId === made.campaignId && number === made.revisionNumber);

const Typed = z.object({ pk: z.string(), sk: z.string(), type: z.string().default('no type') });

const isType = (type: string): type is Type => type in ROWS;

const emptySnapshot = (): Record<Type, unknown[]> & { unreadable: string[] } => ({
  ...(Object.fromEntries(Object.keys(ROWS).map((type) => [type, []])) as unknown as Record<Type, unknown[]>),
  unreadable: [],
});

/** Every item of a table; only meaningful while nobody writes. */
export const scanItems = async (table: Table): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  for await (const page of scanPages(table)) items.push(...page);
  return items;
};

/** An item as the row it is, or what is wrong with it. */
export type Parsed = { readonly type: string; readonly row: unknown } | { readonly unreadable: string };

export const parseItem = (item: Record<string, unknown>): Parsed => {
  const { pk, sk, type } = Typed.parse(item);
  const row = isType(type) ? ROWS[type].safeParse(item) : undefined;
  if (row?.success === true) return { type, row: { ...row.data, pk, sk } };
  return { unreadable: `${type} at ${pk} ${sk}: ${row?.error?.issues[0]?.message ?? 'unknown type'}` };
};

export const snapshotOf = (parsed: Iterable<Parsed>): Snapshot => {
  const snapshot = emptySnapshot();
  for (const one of parsed)
    if ('unreadable' in one) snapshot.unreadable.push(one.unreadable);
    else if (isType(one.type)) snapshot[one.type].push(one.row);
  // each list was filled only with what its own schema returned
  return snapshot as unknown as Snapshot;
};

/** Reads and parses the whole table. */
export const readSnapshot = async (table: Table): Promise<Snapshot> =>
  snapshotOf((await scanItems(table)).map(parseItem));
