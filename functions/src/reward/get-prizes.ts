import type { Page } from '@luhuan/shared/api/endpoint';
import type { Entry } from '@luhuan/shared/draw/draw';
import { publishedDraw, writeDraw } from '@luhuan/shared/draw/published-draw';
import type { RewardId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type PrizeDraw, type PublicPrizeDraw, prizeListOf, publicly } from '@luhuan/shared/reward/lottery';
import type { Table } from '../platform/table.ts';
import * as store from './store.ts';

type NotFound = RefusalOf<'NotFound'>;

export const getPrizeDraw =
  (table: Table) =>
  async (rewardId: RewardId): Promise<Result<{ draw: PublicPrizeDraw | null }, NotFound>> => {
    const reward = await store.readReward(table, rewardId);
    if (reward?.terms.lottery === undefined) return refuse({ code: 'NotFound' });
    const row = await store.readPrizeDraw(table, rewardId);
    return ok({ draw: row === undefined ? null : publicly(row.draw) });
  };

export const getOfficePrizeDraw =
  (table: Table) =>
  async (
    { officeRegionCode }: Pick<Person, 'officeRegionCode'>,
    rewardId: RewardId,
  ): Promise<Result<{ draw: PrizeDraw | null }, NotFound>> => {
    const reward = await store.readReward(table, rewardId);
    if (reward?.terms.lottery === undefined || officeRegionCode === null) return refuse({ code: 'NotFound' });
    if (!contains(officeRegionCode, reward.regionCode)) return refuse({ code: 'NotFound' });
    return ok({ draw: (await store.readPrizeDraw(table, rewardId))?.draw ?? null });
  };

const PAGE = 1_000;

/** The closed list, page by page, without the persons; open tickets are nobody's business. */
export const listPrizeEntries =
  (table: Table) =>
  async (rewardId: RewardId, after: string | undefined): Promise<Result<Page<Entry>, NotFound>> => {
    if ((await store.readPrizeDraw(table, rewardId)) === undefined) return refuse({ code: 'NotFound' });
    const { items, cursor } = await store.readTickets(table, rewardId, { limit: PAGE, after });
    return ok({ items: items.map(({ entryId }) => ({ entryId, weight: 1 })), cursor });
  };

/** Drawn prizes as the file that `npm run draw` makes again; `undefined`: they are not drawn. */
export const publishedPrizes = async (table: Table, rewardId: RewardId): Promise<string | undefined> => {
  const row = await store.readPrizeDraw(table, rewardId);
  if (row?.draw.state !== 'drawn') return undefined;
  const { items } = await store.readTickets(table, rewardId);
  return writeDraw(publishedDraw(prizeListOf(rewardId, row.draw, items), row.draw.publicValue));
};
