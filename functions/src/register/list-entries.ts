import type { Page } from '@luhuan/shared/api/endpoint';
import type { FiledEntry, HeldThere, ListedEntry, OwnEntry, PublicEntry } from '@luhuan/shared/api/register';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { RegisterEntryId, UploadId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type RegionCode, contains } from '@luhuan/shared/region';
import { type RegisterEntry, standingOf } from '@luhuan/shared/register/entry';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Store } from '@luhuan/shared/retailer/shop';
import { reservationAt } from '@luhuan/shared/voucher/voucher';
import type { Objects } from '../platform/objects.ts';
import { type Table, readBatch } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { type HeldRow, listHeld, parseStore, shopKey } from '../retailer/store.ts';
import { keptKey } from '../upload/store.ts';
import { parseSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import * as store from './store.ts';

type NotFound = RefusalOf<'NotFound'>;

/** More applications of one person are not listed. */
const OWN_MAX = 20;
/** As long as a link to a paper shows it. */
const SHOWN_SECONDS = 5 * 60;

const listed = (entry: RegisterEntry): ListedEntry => ({ entry, regionName: fullRegionName(entry.regionCode) });

const storesOf = async (table: Table, { shopIds }: RegisterEntry): Promise<Store[]> =>
  (await readBatch(table, shopIds.map(shopKey))).map(parseStore);

/** Whether an entry is there for an office: in its region or below. */
export const isWithin =
  ({ officeRegionCode }: Person) =>
  ({ regionCode }: RegisterEntry): boolean =>
    officeRegionCode !== null && contains(officeRegionCode, regionCode);

export const listOwnEntries =
  (table: Table) =>
  async ({ personId }: Person): Promise<Result<{ items: OwnEntry[] }, never>> => {
    const ids = await store.listOwn(table, personId, OWN_MAX);
    const items = ids.map(async (entryId) => {
      const entry = await store.readEntry(table, entryId);
      if (entry === undefined) throw new Error(`${entryId} is gone`);
      const [steps, stores] = await Promise.all([store.listSteps(table, entryId), storesOf(table, entry)]);
      return { ...listed(entry), steps, stores };
    });
    return ok({ items: await Promise.all(items) });
  };

type Asked = Parameters<typeof store.listEntries>[2];

export const listRegister =
  (table: Table) =>
  async ({ officeRegionCode }: Person, asked: Asked): Promise<Result<Page<ListedEntry>, never>> => {
    if (officeRegionCode === null) return ok({ items: [], cursor: null });
    const { items, cursor } = await store.listEntries(table, officeRegionCode, asked);
    return ok({ items: items.map(listed), cursor });
  };

/** What a reservation holds now; what was redeemed or given back since is not held any more. */
const stillHeld = async (table: Table, rows: readonly HeldRow[], now: Instant): Promise<HeldRow[]> => {
  const open = rows.filter(({ rescuedAt, until }) => rescuedAt === null && now < until);
  const slots = await readBatch(
    table,
    open.map(({ voucherId }) => slotKeyOf(voucherId)),
  );
  return open.filter(({ voucherId, reservationId }, index) => {
    const slot = slots[index];
    const voucher = slot === undefined ? undefined : voucherIn(parseSlot(slot), voucherId);
    return voucher !== undefined && reservationAt(voucher, now)?.reservationId === reservationId;
  });
};

/** What the stores hold now, and what was freed when they were stopped. */
const heldIn = async (table: Table, stores: readonly Store[], now: Instant): Promise<HeldThere[]> => {
  const rows = (await Promise.all(stores.map(({ shopId }) => listHeld(table, shopId)))).flat();
  const names = new Map(stores.map(({ shopId, name }) => [shopId, name]));
  const shown = [...(await stillHeld(table, rows, now)), ...rows.filter(({ rescuedAt }) => rescuedAt !== null)];
  return shown.map(({ shopId, category, until, rescuedAt }) => ({
    shopName: names.get(shopId) ?? '',
    category,
    until,
    rescuedAt,
  }));
};

export const getRegisterEntry =
  (table: Table) =>
  async (person: Person, entryId: RegisterEntryId, now: Instant): Promise<Result<FiledEntry, NotFound>> => {
    const entry = await store.readEntry(table, entryId);
    if (entry === undefined || !isWithin(person)(entry)) return refuse({ code: 'NotFound' });
    const [steps, stores] = await Promise.all([store.listSteps(table, entryId), storesOf(table, entry)]);
    return ok({ ...listed(entry), steps, stores, held: await heldIn(table, stores, now) });
  };

type Paper = { readonly entryId: RegisterEntryId; readonly uploadId: UploadId };

/** A link to a paper of an application, for the offices that decide on it. */
export const showDocument =
  ({ table, objects }: { readonly table: Table; readonly objects: Objects }) =>
  async (person: Person, { entryId, uploadId }: Paper, now: Instant): Promise<Result<{ url: string }, NotFound>> => {
    const entry = await store.readEntry(table, entryId);
    const handedIn = entry?.documents.some((document) => document.uploadId === uploadId) === true;
    if (entry === undefined || !handedIn || !isWithin(person)(entry)) return refuse({ code: 'NotFound' });
    return ok({ url: await objects.signGet(keptKey(uploadId), now, plusSeconds(now, SHOWN_SECONDS)) });
  };

const publicView = ({ legalName, uscc, regionCode, state, since, because }: RegisterEntry): PublicEntry => {
  const standing = standingOf(state);
  if (standing === undefined) throw new Error(`nothing of ${state} is public`);
  return { legalName, uscc, regionName: fullRegionName(regionCode), standing, since, reason: because };
};

export const listPublicRegister =
  (table: Table) =>
  async (
    regionCode: RegionCode,
    { standing, ...page }: Omit<Asked, 'list'> & { readonly standing: 'admitted' | 'suspended' | 'expelled' },
  ): Promise<Result<Page<PublicEntry>, never>> => {
    const { items, cursor } = await store.listEntries(table, regionCode, { ...page, list: standing });
    return ok({ items: items.map(publicView), cursor });
  };
