import type { Page } from '@luhuan/shared/api/endpoint';
import { type NewId, RewardId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains, lineage, type RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type EndRefusal, type Reward, type RewardOrder, type RewardTerms, ended } from '@luhuan/shared/reward/reward';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import * as store from './store.ts';

type Paged = { readonly limit: number; readonly cursor?: string | undefined };
type Office = Pick<Person, 'officeRegionCode'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** A region has so many rewards on its shelf; older ones are over. */
const SHELF_MAX = 50;

export const listRewards =
  (table: Table) =>
  async (regionCode: RegionCode): Promise<Result<{ items: Reward[] }, never>> => {
    const shelves = lineage(regionCode).map((code) => store.listRewards(table, code, { limit: SHELF_MAX }));
    return ok({ items: (await Promise.all(shelves)).toReversed().flatMap(({ items }) => items) });
  };

export const listOfficeRewards =
  (table: Table) =>
  async ({ officeRegionCode }: Office, page: Paged): Promise<Result<Page<Reward>, never>> =>
    ok(
      officeRegionCode === null ? { items: [], cursor: null } : await store.listRewards(table, officeRegionCode, page),
    );

export const listOwnOrders =
  (table: Table) =>
  async ({ personId }: Pick<Person, 'personId'>, page: Paged): Promise<Result<Page<RewardOrder>, never>> =>
    ok(await store.listOrders(table, personId, page));

type Made = { readonly terms: RewardTerms; readonly stock: number; readonly person: Office; readonly attempt: Attempt };

export const makeReward =
  ({ table, newId }: { readonly table: Table; readonly newId: NewId }) =>
  ({ terms, stock, person, attempt }: Made): Promise<Outcome<Reward, RefusalOf<'NotFound'> | Reused>> =>
    once<Reward, RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
      if (person.officeRegionCode === null) return refuse({ code: 'NotFound' });
      const reward: Reward = {
        rewardId: RewardId.parse(`rwd_${newId()}`),
        regionCode: person.officeRegionCode,
        terms,
        stock,
        left: stock,
        paused: false,
        madeAt: attempt.at,
      };
      const due = terms.lottery === undefined ? [] : [store.putDue(table, reward.rewardId)];
      const done = await commitOnce(reward, { reward: store.putReward(table, reward), due });
      if (!done.ok) throw new Error(`${reward.rewardId} was there before`);
      return done.value;
    });

type Changed = { readonly rewardId: RewardId; readonly person: Office; readonly attempt: Attempt };
type Change<E> = (reward: Reward) => Result<{ readonly after: Reward; readonly write: Write }, E>;

/** A change of a reward of the office's region; what somebody else changed meanwhile is looked at anew. */
const change = <E extends { readonly code: string }>(
  table: Table,
  { rewardId, person: { officeRegionCode }, attempt }: Changed,
  changed: Change<E>,
): Promise<Outcome<Reward, E | RefusalOf<'NotFound'> | Reused>> =>
  once<Reward, E | RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
    const reward = await store.readReward(table, rewardId);
    if (reward === undefined || officeRegionCode === null || !contains(officeRegionCode, reward.regionCode))
      return refuse({ code: 'NotFound' as const });
    const made = changed(reward);
    if (!made.ok) return made;
    const done = await commitOnce(made.value.after, { reward: made.value.write });
    if (done.ok) return done.value;
    throw new Contention(`${rewardId} was bought or changed meanwhile`);
  });

export const restockReward =
  (table: Table) =>
  ({ more, ...asked }: Changed & { readonly more: number }) =>
    change<RefusalOf<'StockOutOfBounds'>>(table, asked, (reward) =>
      store.isWithinStock(reward, more)
        ? ok({
            after: { ...reward, left: reward.left + more, stock: reward.stock + more },
            write: store.restock(table, reward, more),
          })
        : refuse({ code: 'StockOutOfBounds', left: reward.left }),
    );

export const pauseReward =
  (table: Table) =>
  ({ paused, ...asked }: Changed & { readonly paused: boolean }) =>
    change<never>(table, asked, (reward) =>
      ok({ after: { ...reward, paused }, write: store.setPaused(table, reward.rewardId, paused) }),
    );

const findFor = async (table: Table, { officeRegionCode }: Office, code: string): Promise<RewardOrder | undefined> => {
  const order = officeRegionCode === null ? undefined : await store.findByCode(table, code);
  return order !== undefined && officeRegionCode !== null && contains(officeRegionCode, order.regionCode)
    ? order
    : undefined;
};

export const findRewardOrder =
  (table: Table) =>
  async (person: Office, code: string): Promise<Result<RewardOrder, RefusalOf<'NotFound'>>> => {
    const order = await findFor(table, person, code);
    return order === undefined ? refuse({ code: 'NotFound' }) : ok(order);
  };

type HandOut = { readonly code: string; readonly person: Office; readonly attempt: Attempt };

export const handOutReward =
  (table: Table) =>
  ({ code, person, attempt }: HandOut): Promise<Outcome<RewardOrder, EndRefusal | RefusalOf<'NotFound'> | Reused>> =>
    once<RewardOrder, EndRefusal | RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
      const order = await findFor(table, person, code);
      if (order === undefined) return refuse({ code: 'NotFound' });
      const after = ended(order, 'collected', attempt.at);
      if (!after.ok) return after;
      const done = await commitOnce(after.value, { order: store.endOrder(table, after.value, order.state) });
      if (done.ok) return done.value;
      throw new Contention(`${order.rewardOrderId} ended meanwhile`);
    });
