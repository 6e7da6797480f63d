import type { BalancesReply } from '@luhuan/shared/api/ledger';
import { type Instant, earlier, plusSeconds } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Balances, foldJournals, shopsOf, totalsOf } from '@luhuan/shared/ledger/balance';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok } from '@luhuan/shared/result';
import { type Officer, readManaged } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { readShop } from '../retailer/store.ts';
import { keepBalances, readBalances, readJournals } from './store.ts';

/**
 * After this a journal of a moment is there or never will be: AWS takes a signed request for 15 minutes, and each of two clocks may
 * be five minutes off.
 */
const SETTLED_SECONDS = 25 * 60;
/** Shops that are named; the totals have all. */
const SHOPS_SHOWN = 50;

export type Pace = {
  /** Journals of each shard that one request folds. */
  readonly perShard: number;
  /** Balances are kept once that many journals were added to the ones kept before. */
  readonly keptEvery: number;
};
export const PACE: Pace = { perShard: 1_000, keptEvery: 1_000 };

type Asked = { readonly campaignId: CampaignId; readonly at: Instant; readonly person: Officer };
type Deps = { readonly table: Table; readonly pace: Pace };

/** Folds on from `balances`, as far as one read of each shard goes. */
const foldOn = async ({ table, pace }: Deps, campaignId: CampaignId, balances: Balances, before: Instant) => {
  const range = { from: balances.before, before, most: pace.perShard };
  const { journals, whole } = await readJournals(table, campaignId, range);
  return foldJournals(balances, journals, whole);
};

const shown = async (table: Table, balances: Balances): Promise<BalancesReply> => {
  const shops = shopsOf(balances);
  const named = await Promise.all(
    shops.slice(0, SHOPS_SHOWN).map(async (shop) => {
      const found = await readShop(table, shop.shopId);
      return { ...shop, name: found?.name ?? null };
    }),
  );
  const { before, journals } = balances;
  return { state: 'ready', before, journals, totals: totalsOf(balances), shops: named, shopCount: shops.length };
};

/**
 * What stood on each account of a campaign before a moment. Folded from the journals on top of the latest balances that were kept;
 * a long history takes several requests, each of which keeps how far it came.
 */
export const getBalances =
  (deps: Deps) =>
  async ({ campaignId, at, person }: Asked, now: Instant): Promise<Result<BalancesReply, RefusalOf<'NotFound'>>> => {
    const found = await readManaged(deps.table, person, campaignId);
    if (!found.ok) return found;
    const before = earlier(at, now);
    const settledBefore = earlier(before, plusSeconds(now, -SETTLED_SECONDS));
    const kept = await readBalances(deps.table, campaignId, settledBefore);
    let balances = await foldOn(deps, campaignId, kept, settledBefore);
    const whole = balances.before === settledBefore;
    if (!whole || balances.journals - kept.journals >= deps.pace.keptEvery)
      await keepBalances(deps.table, campaignId, balances);
    if (!whole) return ok({ state: 'adding-up', upTo: balances.before, journals: balances.journals });
    while (balances.before < before) balances = await foldOn(deps, campaignId, balances, before);
    return ok(await shown(deps.table, balances));
  };
