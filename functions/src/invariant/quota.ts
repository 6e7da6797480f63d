import { poolKey, poolOf } from '../quota/store.ts';
import type { Snapshot } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

type PoolRow = Snapshot['pool'][number];

const checkPool = (snapshot: Snapshot, pool: PoolRow): Violation[] => {
  const name = `pool ${pool.campaignId} ${pool.category}`;
  const campaign = snapshot.campaign.find(({ campaignId }) => campaignId === pool.campaignId);
  if (campaign === undefined) return [{ id: 'Q1', what: `${name} belongs to no campaign` }];
  const mine = ({ campaignId, category }: { campaignId: string; category: string }) =>
    campaignId === pool.campaignId && category === pool.category;
  const live = snapshot.slot
    .flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher))
    .filter((voucher) => voucher.status === 'held' && mine(voucher));
  const unfolded = snapshot.release.filter((release) => mine(release.pool));
  const redeemed = snapshot.redemption.filter(mine);
  const awards = snapshot.award.filter((award) => award.state === 'open' && mine(award));
  const held = sum([...live, ...awards].map(({ capFen }) => capFen)) + sum(unfolded.map(({ heldFen }) => heldFen));
  const spent = sum(redeemed.map(({ subsidyFen }) => subsidyFen)) - sum(unfolded.map(({ spentFen }) => spentFen));
  const { leftFen, heldFen, spentFen, limitFen } = pool;
  return [
    ...violated(
      'Q1',
      poolKey(poolOf(campaign, pool.category)).pk !== pool.pk,
      `${name} is not where claims look for it`,
    ),
    ...violated(
      'Q1',
      leftFen + heldFen + spentFen !== limitFen,
      `${name}: ${leftFen} + ${heldFen} + ${spentFen} ≠ ${limitFen}`,
    ),
    ...violated(
      'Q1',
      heldFen !== held,
      `${name} holds ${heldFen}, its live vouchers, open awards and releases ${held}`,
    ),
    ...violated('Q1', spentFen !== spent, `${name} has spent ${spentFen}, its redemptions ${spent}`),
  ];
};

/** Q1: left + held + spent = limit in every pool, and each part is what the vouchers and redemptions say. */
export const checkQuota = (snapshot: Snapshot): Violation[] =>
  snapshot.pool.flatMap((pool) => checkPool(snapshot, pool));
