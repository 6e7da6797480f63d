import { type DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import * as api from '@luhuan/shared/api/vouchers';
import type { CampaignId, NewId } from '@luhuan/shared/ids';
import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { randomBytes } from 'node:crypto';
import { checkService } from '../../../functions/src/identity/check-service.ts';
import { buildDeps } from '../../../functions/src/impact/build-deps.ts';
import { wholeReport } from '../../../functions/src/impact/start-report.ts';
import { checkAll } from '../../../functions/src/invariant/check-all.ts';
import { SOLD_OUT_MS } from '../../../functions/src/lease/acquire.ts';
import { leaseBook } from '../../../functions/src/lease/lease-book.ts';
import { fileLog } from '../../../functions/src/local/file-log.ts';
import { openCampaignOnce } from '../../../functions/src/local/first-campaign.ts';
import { localHouse } from '../../../functions/src/local/house.ts';
import { nationalPlatform } from '../../../functions/src/unit-report/national-platform.ts';
import { mapService } from '../../../functions/src/place/map-service.ts';
import { createTable, createVaultTable } from '../../../functions/src/platform/create-table.ts';
import { openRings } from '../../../functions/src/platform/digests.ts';
import { signerOf } from '../../../functions/src/platform/ed25519.ts';
import { secretsFrom, ulidsFrom } from '../../../functions/src/platform/new-id.ts';
import { openTable } from '../../../functions/src/platform/open-table.ts';
import { scanPages } from '../../../functions/src/platform/scan.ts';
import { systemClock } from '../../../functions/src/platform/system-clock.ts';
import type { Table } from '../../../functions/src/platform/table.ts';
import { s3Objects } from '../../../functions/src/upload/s3-objects.ts';
import { kmsDataKeys } from '../../../functions/src/vault/data-keys.ts';
import { stillOwed } from '../../../functions/src/redemption/fiscal-phase.ts';
import { type Insert, insertEach } from '../../../functions/src/platform/insert.ts';
import { putSlotAlone, putSlotsTogether } from '../../../functions/src/voucher/put-slot.ts';
import { parseSlot, readSlot, slotKey } from '../../../functions/src/voucher/store.ts';
import { readRunningLately } from '../../../functions/src/campaign/store.ts';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { fen } from '@luhuan/shared/fen';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Claimed } from '../../../functions/src/voucher/claim-slot.ts';
import { claimsOnce } from '../../../functions/src/voucher/claims-once.ts';
import { OPEN } from '@luhuan/shared/pacing/lane';
import type { ClaimStore, Row } from './door.ts';
import { openWeChat } from '../../../functions/src/wechat/client.ts';
import type { Served, Stored, Units } from './design.ts';
import { BENCH_KEYS } from './presses.ts';
import { benchRules } from './rules.ts';

/** Nobody listens there: a claim asks no service outside. */
const NOWHERE = 'http://127.0.0.1:9';

type At = {
  readonly table: Table;
  readonly endpoint: string;
  readonly dataDir: string;
  /** One process that serves many at once, or one of several instances that serve one at a time. */
  readonly as: keyof typeof LEASE_MAX;
  /** How a server puts slots: each by itself where nothing is said. */
  readonly insert?: Insert;
};

/** Where the house of the bench is. */
export const TABLE = 'bench';
const VAULT_TABLE = 'bench-vault';

type Settings = Pick<At, 'table' | 'as'> & { readonly newId: NewId };

const quotaOf = ({ table, newId, as }: Settings) =>
  leaseBook({ table, owner: `B${newId()}`, most: LEASE_MAX[as], restMs: SOLD_OUT_MS });

/** The house as `npm start` builds it, on a table that is there. */
export const openHouse = ({ table, endpoint, dataDir, as, insert = insertEach }: At) => {
  const newId = ulidsFrom(systemClock, Math.random);
  const deps = {
    table,
    quota: quotaOf({ table, newId, as }),
    putSlot: as === 'server' ? putSlotsTogether(table, insert) : putSlotAlone(table),
    clock: systemClock,
    keys: BENCH_KEYS,
    rings: openRings(table, { keys: BENCH_KEYS, further: async () => [] }),
    newId,
    newSecret: secretsFrom(randomBytes),
    log: fileLog(dataDir),
    addressOf: () => undefined,
    phaseOf: stillOwed,
    signer: signerOf(Buffer.alloc(32, 3)),
    wechat: openWeChat({ origin: NOWHERE, appId: 'bench', secret: 'bench' }),
    checkIdentity: checkService(NOWHERE),
    platform: nationalPlatform(NOWHERE),
    districtAt: mapService({ origin: NOWHERE, key: 'bench' }),
    objects: s3Objects('bench'),
    vault: { table: { ...table, name: VAULT_TABLE }, dataKeys: kmsDataKeys('bench', NOWHERE) },
  };
  return localHouse(deps, endpoint, 'demonstration');
};

/** Ends the journal of changes that our jobs read: those whom the bare designs are measured by keep none. */
export const withoutStream = async (client: DynamoDBClient): Promise<void> => {
  await client.send(new UpdateTableCommand({ TableName: TABLE, StreamSpecification: { StreamEnabled: false } }));
};

/** Creates the tables, and a campaign with so many units, opened by its officers. */
export const openBenchCampaign = async (client: DynamoDBClient, units: Units): Promise<CampaignId> => {
  await createTable(client, TABLE);
  await createVaultTable(client, VAULT_TABLE);
  const table = openTable(client, TABLE);
  const now = systemClock.now();
  const deps = {
    table,
    newId: ulidsFrom(systemClock, Math.random),
    report: async ({ campaign: { campaignId, regionCode }, revision: { hash } }) =>
      (await wholeReport(buildDeps(table))({ campaignId, hash, person: { officeRegionCode: regionCode } }, now))
        .reportHash,
  } satisfies Parameters<typeof openCampaignOnce>[0];
  const origin = { kind: 'blank' as const };
  return openCampaignOnce(deps, 'bench', { rules: benchRules(units, now), origin }, now);
};

export const pathIn =
  (campaignId: CampaignId): Served['path'] =>
  (category) =>
    api.claimVoucher.path.replace('{campaignId}', campaignId).replace('{category}', category);

/** Whose slot of the category has a voucher, and what the invariants of the house say. */
export const storedIn =
  (table: Table): Served['stored'] =>
  async (category): Promise<Stored> => {
    const persons: string[] = [];
    for await (const page of scanPages(table))
      for (const item of page) {
        const slot = item['type'] === 'slot' ? parseSlot(item) : undefined;
        if (slot?.category === category) persons.push(...slot.attempts.map(() => slot.personId));
      }
    const violations = await checkAll(table, { drained: false });
    return { persons, wrong: violations.map(({ id, what }) => `${id}: ${what}`) };
  };

/** Our own way to a unit without the house around it: a lease, a put that gathers with others, and no look at the store for a repeat. */
export const ourStore = async (table: Table, campaignId: CampaignId, insert: Insert): Promise<ClaimStore> => {
  const running = await readRunningLately(table, campaignId, systemClock.now());
  if (running === undefined) throw new Error('the campaign of the bench is not there');
  const { campaign, revision } = running;
  const quota = quotaOf({ table, newId: ulidsFrom(systemClock, Math.random), as: 'server' });
  const putSlot = putSlotsTogether(table, insert);
  const once = claimsOnce();
  const slotOf = ({ person, category }: Row) => ({
    personId: person,
    programme: revision.rules.programme,
    category,
    item: 1,
  });
  const put = async (row: Row): Promise<Result<Claimed, 'again' | 'sold-out'>> => {
    const { category, kept } = row;
    const capFen = ruleFor(revision.rules, category)?.capFen ?? fen(0);
    const unit = await quota.take(campaign, { category, capFen, lane: OPEN }, systemClock.now());
    if (!unit.ok) return refuse((await readSlot(table, slotKey(slotOf(row)))) === undefined ? 'sold-out' : 'again');
    const { key, leased, until } = unit.value;
    const voucher = { ...kept.voucher, capFen, quota: { shard: key.shard, lease: leased } };
    const attempts = [{ voucher, requestId: kept.requestId }];
    if (await putSlot({ type: 'slot', version: 1, ...slotOf(row), attempts }, until)) {
      quota.spent(leased);
      return ok({ voucher, replayed: false });
    }
    quota.unused(leased);
    return refuse('again');
  };
  return {
    claim: async (row) => {
      const { requestId } = row.kept;
      const outcome = await once(`${row.category} ${requestId}`, () => put(row));
      if (!outcome.ok) return outcome.error;
      const { voucher, replayed } = outcome.value;
      return replayed && voucher.status === 'held' ? { requestId, voucher } : 'won';
    },
    keptOf: async (row) => {
      const slot = await readSlot(table, slotKey(slotOf(row)));
      const [first] = slot?.attempts ?? [];
      if (first === undefined || first.voucher.status !== 'held') throw new Error('a claim that was there is gone');
      return { requestId: first.requestId, voucher: first.voucher };
    },
    stored: storedIn(table),
  };
};
