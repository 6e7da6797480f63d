import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Instant, dayOf } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import {
  type Alert,
  type OwnedAppliance,
  type OwnedRecord,
  assumedWarranty,
  serialEndOf,
} from '@luhuan/shared/owned/owned';
import { type Unit, matches } from '@luhuan/shared/recall/match';
import type { Recall } from '@luhuan/shared/recall/recall';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { unitNow } from '@luhuan/shared/redemption/return';
import { type Result, ok } from '@luhuan/shared/result';
import { machineOf } from '@luhuan/shared/three-accounts/machine';
import { readModels } from '../appliance/store.ts';
import type { Table } from '../platform/table.ts';
import { standingRecalls } from '../recall/store.ts';
import { readRedemption } from '../redemption/store.ts';
import { readWallet, vouchersIn } from '../voucher/store.ts';
import { isThere, listRecords } from './store.ts';

const purchasesOf = async (table: Table, personId: Person['personId']): Promise<Redemption[]> => {
  // one that was brought back is of another status, and its appliance is gone
  const used = vouchersIn(await readWallet(table, personId)).filter((voucher) => voucher.status === 'redeemed');
  const found = await Promise.all(used.map(({ shopId, redemptionId }) => readRedemption(table, shopId, redemptionId)));
  return found.filter((redemption) => redemption !== undefined);
};

const alertsFor = (recalls: readonly Recall[], unit: Unit): Alert[] =>
  recalls.flatMap((recall) => {
    const match = matches(recall.terms, unit);
    return match === 'no' ? [] : [{ recall, match }];
  });

type Known = { readonly models: ReadonlyMap<Gtin, ApplianceModel>; readonly recalls: readonly Recall[] };
type Thing = Unit & Pick<OwnedRecord, 'build'>;

const shown = ({ models, recalls }: Known, thing: Thing) => {
  const model = thing.gtin === null ? undefined : models.get(thing.gtin);
  const { category, brand, gtin, serialNumber } = thing;
  const modelNumber = thing.modelNumber ?? model?.modelNumber ?? null;
  return {
    category,
    brand,
    gtin,
    modelNumber,
    name: model?.name ?? null,
    size: model?.size ?? null,
    label: model?.label ?? null,
    build: thing.build ?? (model === undefined ? null : machineOf(model).build),
    serialEnd: serialNumber === null ? null : serialEndOf(serialNumber),
    alerts: alertsFor(recalls, { category, brand, gtin, modelNumber, serialNumber }),
  };
};

const bought = (known: Known, redemption: Redemption): OwnedAppliance => {
  const { category, brand, gtin, voucherId, redeemedAt } = redemption;
  const { serialNumber } = unitNow(redemption);
  const day = dayOf(redeemedAt);
  return {
    origin: 'purchase',
    voucherId,
    bought: day,
    warranty: assumedWarranty(day),
    ...shown(known, { category, brand, gtin, modelNumber: null, build: null, serialNumber }),
  };
};

const entered = (known: Known, record: OwnedRecord): OwnedAppliance => ({
  origin: 'hand',
  ownedId: record.ownedId,
  bought: record.bought,
  warranty: record.warrantyUntil === null ? null : { until: record.warrantyUntil, assumed: false },
  ...shown(known, record),
});

/** Everything somebody owns, bought last first. Purchases are read from the wallet: there is no second record of them. */
export const listOwned =
  (table: Table) =>
  async ({ personId }: Pick<Person, 'personId'>, now: Instant): Promise<Result<{ items: OwnedAppliance[] }, never>> => {
    const [records, purchases, recalls] = await Promise.all([
      listRecords(table, personId),
      purchasesOf(table, personId),
      standingRecalls(table, now),
    ]);
    const there = records.filter(isThere);
    const gtins = [...new Set([...there, ...purchases].flatMap(({ gtin }) => gtin ?? []))];
    const found = (await readModels(table, gtins)).flatMap((model) => model ?? []);
    const known: Known = { recalls, models: new Map(found.map((model) => [model.gtin, model])) };
    const items = [
      ...purchases.map((redemption) => bought(known, redemption)),
      ...there.map((record) => entered(known, record)),
    ];
    return ok({ items: items.toSorted((a, b) => (a.bought < b.bought ? 1 : a.bought > b.bought ? -1 : 0)) });
  };
