import { LeaseId, numberOf } from '@luhuan/shared/quota/lease';
import { countersOf, poolOf, shardRowKey } from '../quota/store.ts';
import { broughtBack } from '@luhuan/shared/redemption/return';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import type { Snapshot } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

type PoolRow = Snapshot['pool'][number];

const shardOf = (voucher: { readonly quota: { readonly shard: number } }): number => voucher.quota.shard;

/** Units of open leases that no claim was made on. */
const leased = ({ leases }: PoolRow, claimed: readonly Voucher[]): number =>
  sum(
    Object.entries(leases).map(([id, { units, capFen }]) => {
      const used = claimed.filter(({ quota }) => quota.lease?.id === id).length;
      return (units - used) * capFen;
    }),
  );

/** What a redemption takes of the budget: money that was paid out is spent until the shop has paid it back. */
const spentOn = ({ subsidyFen, returns }: Snapshot['redemption'][number]): number =>
  subsidyFen - sum(broughtBack(returns).map((one) => (one.phase === 'paid' ? 0 : one.subsidyFen)));

const checkPool = (snapshot: Snapshot, pool: PoolRow): Violation[] => {
  const name = `pool ${pool.campaignId} ${pool.category} ${pool.shard}`;
  const campaign = snapshot.campaign.find(({ campaignId }) => campaignId === pool.campaignId);
  if (campaign === undefined) return [{ id: 'Q1', what: `${name} belongs to no campaign` }];
  const mine = ({ campaignId, category }: { campaignId: string; category: string }) =>
    campaignId === pool.campaignId && category === pool.category;
  const claimed = snapshot.slot
    .flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher))
    .filter((voucher) => mine(voucher) && shardOf(voucher) === pool.shard);
  const live = claimed.filter(({ status }) => status === 'held');
  const ids = new Set(claimed.map(({ voucherId }) => voucherId));
  const unfolded = snapshot.release.filter((release) => mine(release.pool) && release.pool.shard === pool.shard);
  const redeemed = snapshot.redemption.filter(({ voucherId }) => ids.has(voucherId));
  const awards = snapshot.award.filter(
    (award) => award.state === 'open' && mine(award) && award.pool.shard === pool.shard,
  );
  const held =
    sum([...live, ...awards].map(({ capFen }) => capFen)) +
    sum(unfolded.map(({ heldFen }) => heldFen)) +
    leased(pool, claimed);
  const spent = sum(redeemed.map(spentOn)) - sum(unfolded.map(({ spentFen }) => spentFen));
  const { reserveFen, leftFen, heldFen, spentFen, limitFen } = pool;
  return [
    ...violated(
      'Q1',
      shardRowKey({ ...poolOf(campaign, pool.category), shard: pool.shard }).pk !== pool.pk ||
        !countersOf(campaign, pool.category).some(({ shard }) => shard === pool.shard),
      `${name} is not where claims look for it`,
    ),
    ...violated(
      'Q1',
      reserveFen + leftFen + heldFen + spentFen !== limitFen,
      `${name}: ${reserveFen} + ${leftFen} + ${heldFen} + ${spentFen} ≠ ${limitFen}`,
    ),
    ...violated(
      'Q1',
      heldFen !== held,
      `${name} holds ${heldFen}, its live vouchers, open awards, leases and releases ${held}`,
    ),
    ...violated('Q1', spentFen !== spent, `${name} has spent ${spentFen}, its redemptions ${spent}`),
  ];
};

/** Whose lease is open is known with it, or an earlier one of theirs that arrives late would be taken again. */
const checkOwners = (snapshot: Snapshot): Violation[] =>
  snapshot.pool.flatMap(({ leases, lastOf }) =>
    Object.entries(leases).flatMap(([id, { owner }]) =>
      violated(
        'Q1',
        (lastOf[owner]?.number ?? 0) < numberOf(LeaseId.parse(id)),
        `lease ${id} is open, its owner forgotten`,
      ),
    ),
  );

/** No two claims on one unit, and none on more units than were leased. */
const checkUnits = (snapshot: Snapshot): Violation[] => {
  const seen = new Set<string>();
  const leases = new Map(snapshot.pool.flatMap((pool) => Object.entries(pool.leases)));
  return snapshot.slot
    .flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher))
    .flatMap(({ voucherId, quota: { lease } }) => {
      if (lease === null) return [];
      const name = `${lease.id} ${lease.unit}`;
      const twice = seen.has(name);
      seen.add(name);
      const units = leases.get(lease.id)?.units ?? Infinity;
      return [
        ...violated('Q1', twice, `${voucherId} was claimed on unit ${name}, which another has`),
        ...violated('Q1', lease.unit >= units, `${voucherId} was claimed on unit ${name} of ${units}`),
      ];
    });
};

/** What drops let out is what they say, each once, and a category that is looked at is on the plan exactly once. */
const checkPaces = (snapshot: Snapshot): Violation[] =>
  snapshot.pace.flatMap(({ campaignId, category, outFen, dueAt }) => {
    const mine = (row: { campaignId: string; category: string | null }) =>
      row.campaignId === campaignId && row.category === category;
    const dropped = sum(snapshot.drop.filter(mine).map(({ amountFen }) => amountFen));
    const dues = snapshot['drop-due'].filter(mine).map(({ at }) => at);
    const name = `pace ${campaignId} ${category}`;
    return [
      ...violated('Q1', outFen !== dropped, `${name} let out ${outFen}, its drops ${dropped}`),
      ...violated('Q1', dues.join() !== (dueAt ?? ''), `${name} is due at ${dueAt}, the plan says ${dues.join()}`),
    ];
  });

/** Q1: reserve + left + held + spent = limit on every counter, and each part is what vouchers, leases and redemptions say. */
export const checkQuota = (snapshot: Snapshot): Violation[] => [
  ...snapshot.pool.flatMap((pool) => checkPool(snapshot, pool)),
  ...checkUnits(snapshot),
  ...checkOwners(snapshot),
  ...checkPaces(snapshot),
];
