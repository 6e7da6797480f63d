import type { Page } from '@luhuan/shared/api/endpoint';
import type { AlikePair } from '@luhuan/shared/api/evidence';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type NewId, RedemptionId, type UploadId } from '@luhuan/shared/ids';
import { may } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import { type RegionCode, contains } from '@luhuan/shared/region';
import { type Result, ok } from '@luhuan/shared/result';
import { type Table, readBatch } from '../platform/table.ts';
import { readRedemption } from '../redemption/store.ts';
import { readShop } from '../retailer/store.ts';
import type { Objects } from '../platform/objects.ts';
import { UploadRow, keptKey, uploadKey } from '../upload/store.ts';
import { type Vault, addAccess } from '../vault/store.ts';
import { type AlikePairRow, listPairs } from './store.ts';

type Deps = {
  readonly table: Table;
  readonly vault: Vault;
  readonly objects: Objects;
  readonly newId: NewId;
};
type Used = Extract<UploadRow, { status: 'used' }>;

/** As long as a link to a photo shows it. */
const SHOWN_SECONDS = 5 * 60;

const readUsed = async (table: Table, pairs: readonly AlikePairRow[]): Promise<ReadonlyMap<UploadId, Used>> => {
  const ids = [...new Set(pairs.flatMap(({ uploadIds }) => uploadIds))];
  const rows = (await readBatch(table, ids.map(uploadKey))).flatMap((row) =>
    row === undefined ? [] : [UploadRow.parse(row)],
  );
  return new Map(rows.flatMap((row) => (row.status === 'used' ? [[row.uploadId, row] as const] : [])));
};

/** A photo as the office sees it. That somebody looked is noted with whose purchase it is of, before the link is made. */
const photoFor =
  ({ table, vault, objects, newId }: Deps, reader: Person, region: RegionCode, now: Instant) =>
  async ({ uploadId, shopId, usedBy, keptAt }: Used): Promise<AlikePair['photos'][number]> => {
    if (shopId === null) throw new Error(`${uploadId} is evidence of no shop`);
    const redemptionId = RedemptionId.parse(usedBy);
    const [shop, sale] = await Promise.all([readShop(table, shopId), readRedemption(table, shopId, redemptionId)]);
    const photo = { uploadId, shopId, redemptionId, usedAt: sale?.redeemedAt ?? keptAt };
    if (shop === undefined || sale === undefined || !contains(region, shop.regionCode)) return { ...photo, url: null };
    const by = reader.roles.find((role) => may({ roles: [role] }, 'listAlikePhotos')) ?? 'auditor';
    const access = { at: now, by, purpose: 'review' as const, kinds: ['evidence' as const], readerId: reader.personId };
    await addAccess(vault, sale.personId, newId(), access);
    return { ...photo, url: await objects.signGet(keptKey(uploadId), now, plusSeconds(now, SHOWN_SECONDS)) };
  };

/** Pairs of photos that two different sales were proven with. */
export const listAlikePhotos =
  (deps: Deps) =>
  async (
    person: Person,
    page: { readonly limit: number; readonly cursor?: string | undefined },
    now: Instant,
  ): Promise<Result<Page<AlikePair>, never>> => {
    const region = person.officeRegionCode;
    if (region === null) return ok({ items: [], cursor: null });
    const { items, cursor } = await listPairs(deps.table, region, page);
    const used = await readUsed(deps.table, items);
    const show = photoFor(deps, person, region, now);
    const seen = new Set<string>();
    const pairs: AlikePair[] = [];
    for (const { uploadIds, distance, foundAt } of items) {
      const [one, other] = [used.get(uploadIds[0]), used.get(uploadIds[1])];
      const pairId = uploadIds.join('#');
      // two photos of one sale are no news, nor is what stands in the lists of two places
      if (one === undefined || other === undefined || one.usedBy === other.usedBy || seen.has(pairId)) continue;
      seen.add(pairId);
      pairs.push({ pairId, distance, foundAt, photos: [await show(one), await show(other)] });
    }
    return ok({ items: pairs, cursor });
  };
