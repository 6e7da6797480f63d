import type { Person } from '@luhuan/shared/person/person';
import type { Shop } from '@luhuan/shared/retailer/shop';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { readShop } from '../retailer/store.ts';

type Me = { person: Person; shop: Shop | null; regionName: string; officeName: string | null };

export const getMe =
  (table: Table) =>
  async (person: Person): Promise<Result<Me, never>> => {
    const shop = person.shopId === null ? undefined : await readShop(table, person.shopId);
    const { regionCode, officeRegionCode } = person;
    const officeName = officeRegionCode === null ? null : fullRegionName(officeRegionCode);
    return ok({ person, shop: shop ?? null, regionName: fullRegionName(regionCode), officeName });
  };
