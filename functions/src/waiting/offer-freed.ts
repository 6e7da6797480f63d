import type { Category } from '@luhuan/shared/appliance/category';
import { type OpenAward, answerUntil, awardIdOf } from '@luhuan/shared/award/award';
import { notHalted } from '@luhuan/shared/campaign/campaign';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Clock, Instant } from '@luhuan/shared/clock';
import { type Fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { ShardKey } from '@luhuan/shared/quota/pool';
import { addAward, readAllotting, readSupply, removeAllotting, takeForAwards } from '../award/store.ts';
import { type Running, readRunning } from '../campaign/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit, writeOne } from '../platform/table.ts';
import { type LineRow, markOffered, readLine, takeFromLine } from './store.ts';

type Deps = { readonly table: Table; readonly clock: Clock; readonly log: Log };

/** People of one category who are offered a voucher in one run; the next run goes on. */
const TOGETHER = 25;

/** `none-left`: the money on this counter went elsewhere; `gone`: the place was offered or left before, or its person erased. */
type Offered = 'offered' | 'none-left' | 'gone';

/**
 * Offers one freed voucher to whoever is next: the unit is taken off what is left, the award made, and the place taken out of the
 * line, in one transaction. So no unit is offered to two, and nobody is offered two for one place.
 */
const offer = async (table: Table, next: LineRow, award: OpenAward): Promise<Offered> => {
  const done = await commit(table, {
    line: takeFromLine(table, next),
    waiting: markOffered(table, next),
    award: addAward(table, award),
    pool: takeForAwards(table, award.pool, award.capFen),
  });
  if (done.ok) return 'offered';
  if (done.error === 'pool') return 'none-left';
  // their own side is not there any more: the account was erased, and the place goes with it
  if (done.error === 'waiting') await writeOne(table, takeFromLine(table, next));
  return 'gone';
};

/** Counters with money for at least one voucher, one after the other. */
const unitsOn = function* (supply: readonly { readonly pool: ShardKey; readonly leftFen: Fen }[], capFen: Fen) {
  for (const { pool, leftFen } of supply) for (let n = 1; n * capFen <= leftFen; n++) yield pool;
};

const offerCategory = async (
  { table }: Deps,
  { campaign, revision }: Running,
  category: Category,
  now: Instant,
): Promise<number> => {
  const { rules } = revision;
  const capFen = ruleFor(rules, category)?.capFen;
  const until =
    rules.allocation.kind === 'waiting-list'
      ? answerUntil(rules.allocation.answerHours, rules.window.until, now)
      : null;
  if (capFen === undefined || until === null) return 0;
  const { campaignId } = campaign;
  const units = unitsOn(await readSupply(table, campaign, category), capFen);
  let unit = units.next();
  if (unit.done === true) return 0;
  let offered = 0;
  for (const next of await readLine(table, { campaignId, category }, TOGETHER)) {
    if (unit.done === true) break;
    const outcome = await offer(table, next, {
      awardId: awardIdOf(next.entryId),
      personId: next.personId,
      campaignId,
      category,
      capFen,
      until,
      revisionNumber: revision.number,
      pool: unit.value,
      source: { kind: 'waiting-list', entryId: next.entryId },
      madeAt: now,
      state: 'open',
    });
    // whose turn it is stays next: the next run looks at the counters anew
    if (outcome === 'none-left') break;
    if (outcome === 'offered') {
      offered++;
      unit = units.next();
    }
  }
  return offered;
};

const offerCampaign = async (deps: Deps, campaignId: CampaignId, now: Instant): Promise<number> => {
  const running = await readRunning(deps.table, campaignId, now);
  if (running === undefined) return 0;
  const { allocation, categories, window } = running.revision.rules;
  if (now >= window.until) {
    await writeOne(deps.table, removeAllotting(deps.table, campaignId));
    return 0;
  }
  if (allocation.kind !== 'waiting-list' || now < window.from || !notHalted(running.campaign).ok) return 0;
  let offered = 0;
  for (const { category } of categories) offered += await offerCategory(deps, running, category, now);
  return offered;
};

/**
 * Gives what is left in campaigns with a waiting list, at the start and whenever a voucher comes back, to whoever is next.
 * @returns how many were offered one; call again while it is not zero.
 */
export const offerFreed = (deps: Deps) => async (): Promise<number> => {
  const now = deps.clock.now();
  let offered = 0;
  for (const campaignId of await readAllotting(deps.table))
    offered += await offerCampaign(deps, campaignId, now).catch((error: unknown) => {
      deps.log.error('freed vouchers not offered', { error: errorFields(error) });
      return 0;
    });
  return offered;
};
