import { type Clock, type Instant } from '@luhuan/shared/clock';
import { drawnOrder, listHashOf, orderHashOf, seedOf, winnersHashOf } from '@luhuan/shared/draw/draw';
import { faultOfValue } from '@luhuan/shared/draw/public-seed';
import type { RewardId } from '@luhuan/shared/ids';
import { type DrawnPrizes, type ListedPrizes, closeTickets, prizeListOf } from '@luhuan/shared/reward/lottery';
import { type Reward, won } from '@luhuan/shared/reward/reward';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit, writeOne } from '../platform/table.ts';
import * as store from './store.ts';

type Deps = { readonly table: Table; readonly clock: Clock; readonly log: Log };

/** The list of tickets as it stands is closed and its hash public, before anybody can know the value; once. */
const close = async (table: Table, rewardId: RewardId, now: Instant): Promise<boolean> => {
  const row = await store.readRewardRow(table, rewardId);
  const lottery = row?.terms.lottery;
  if (row === undefined || lottery === undefined || now < row.terms.window.until) return false;
  const { items } = await store.readTickets(table, rewardId);
  const done = await commit(table, {
    reward: store.closeSale(table, rewardId, row.moves),
    draw: store.putPrizeDraw(table, rewardId, undefined, closeTickets(rewardId, lottery, items, now)),
    // without tickets there is nothing to draw
    due: items.length === 0 ? [store.dropDue(table, rewardId)] : [],
  });
  return done.ok;
};

/** The house's public draw over the published list: whoever does it gets the same winners. */
const orderOf = async (table: Table, rewardId: RewardId, draw: ListedPrizes | DrawnPrizes, value: string) => {
  const { items } = await store.readTickets(table, rewardId);
  const list = prizeListOf(rewardId, draw, items);
  if (listHashOf(list) !== draw.listHash)
    throw new Error(`the tickets of ${rewardId} are not those that were published`);
  const seed = seedOf(draw.listHash, value);
  const order = drawnOrder(list.entries, seed);
  const winners = new Set(order.slice(0, draw.units).map(({ entryId }) => entryId));
  return { seed, order, winners: items.filter(({ entryId }) => winners.has(entryId)) };
};

const draw = async (
  table: Table,
  before: store.PrizeDrawRow & { readonly draw: ListedPrizes },
  now: Instant,
): Promise<boolean> => {
  const { rewardId } = before;
  const { entered, confirmedBy, ...listed } = before.draw;
  if (entered === null || confirmedBy === null) return false;
  const { from, round, value, link } = entered;
  const publicValue = { from, round, value, link };
  const fault = faultOfValue(listed.seedRule, listed.seedFrom, publicValue, now);
  if (fault !== null) throw new Error(`the public value of ${rewardId} is ${fault}`);
  const { seed, order } = await orderOf(table, rewardId, before.draw, value);
  const hashes = { winnersHash: winnersHashOf(order, listed.units), orderHash: orderHashOf(order) };
  const drawn: DrawnPrizes = { ...listed, state: 'drawn', publicValue, seed, ...hashes, drawnAt: now, told: false };
  return (await commit(table, { draw: store.putPrizeDraw(table, rewardId, before, drawn) })).ok;
};

/** Tells every winner's order, each once; killed anywhere, the next run goes on. */
const award = async (
  table: Table,
  { rewardId, terms }: Reward,
  before: store.PrizeDrawRow,
  drawn: DrawnPrizes,
): Promise<boolean> => {
  const { winners } = await orderOf(table, rewardId, drawn, drawn.publicValue.value);
  for (const { personId, rewardOrderId } of winners) {
    const order = await store.readOrder(table, personId, rewardOrderId);
    if (order?.state === 'ordered')
      await writeOne(table, store.endOrder(table, won(order, terms.collectDays, drawn.drawnAt)));
  }
  const told = store.putPrizeDraw(table, rewardId, before, { ...drawn, told: true });
  return (await commit(table, { draw: told, due: store.dropDue(table, rewardId) })).ok;
};

const runOne = async (table: Table, rewardId: RewardId, now: Instant): Promise<boolean> => {
  const row = await store.readPrizeDraw(table, rewardId);
  if (row === undefined) return close(table, rewardId, now);
  if (row.draw.state === 'listed') return draw(table, { ...row, draw: row.draw }, now);
  const reward = await store.readReward(table, rewardId);
  if (reward === undefined) throw new Error(`${rewardId} is drawn and not there`);
  return award(table, reward, row, row.draw);
};

/** Closes tickets, draws prizes and tells winners, whatever is due, each once. @returns how much it did. */
export const drawPrizes =
  ({ table, clock, log }: Deps) =>
  async (): Promise<number> => {
    const now = clock.now();
    let done = 0;
    for (const rewardId of await store.readDue(table))
      done += await runOne(table, rewardId, now).then(Number, (error: unknown) => {
        log.error('prizes not drawn', { error: errorFields(error) });
        return 0;
      });
    return done;
  };
