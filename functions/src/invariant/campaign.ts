import type { InForce } from '@luhuan/shared/campaign/campaign';
import { revisionOf } from '@luhuan/shared/campaign/revision';
import type { Snapshot } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

type CampaignRow = Snapshot['campaign'][number];
type PoolRow = Snapshot['pool'][number];

/** What is in force, and what was approved and waits for its day: both have passed the same people. */
const approvedOf = ({ inForce, proposal }: CampaignRow): Omit<InForce, 'origin'>[] => [
  ...(inForce === null ? [] : [inForce]),
  ...(proposal?.status === 'approved' ? [proposal] : []),
];

const stepsOf = (snapshot: Snapshot, { campaignId }: { campaignId: string }) =>
  snapshot.step.filter((step) => step.campaignId === campaignId);

const checkApproved = (snapshot: Snapshot, campaign: CampaignRow, approved: Omit<InForce, 'origin'>): Violation[] => {
  const name = `revision ${approved.number} of ${campaign.campaignId}`;
  const checkers = approved.approvals.map(({ by }) => by);
  const witnessed = stepsOf(snapshot, campaign).flatMap(({ by, did }) =>
    did.kind === 'approved' && did.hash === approved.hash && did.reportHash === approved.reportHash ? [by] : [],
  );
  const report = snapshot.report.find(
    ({ campaignId, number }) => campaignId === campaign.campaignId && number === approved.number,
  );
  return [
    ...violated('F1', checkers.includes(approved.authorId), `${name} was approved by its author`),
    ...violated('F1', new Set(checkers).size !== checkers.length, `${name} was approved twice by one person`),
    ...violated(
      'F1',
      checkers.some((by) => !witnessed.includes(by)),
      `${name} has no approval of this very text`,
    ),
    ...violated(
      'F1',
      report?.hash !== approved.hash || report.reportHash !== approved.reportHash,
      `${name} was approved under another report`,
    ),
  ];
};

/** What a pool may have been given: a budget of an approved revision, tranches that were let out, and adjustments. */
const givenTo = (snapshot: Snapshot, pool: PoolRow): number[] => {
  const dids = stepsOf(snapshot, pool).map(({ did }) => did);
  const tranches = dids.flatMap((did) => (did.kind === 'let-out-tranche' ? did.budgets : []));
  const adjusted = dids.flatMap((did) =>
    did.kind === 'changed-budget' && did.category === pool.category ? [did.targetFen - did.currentFen] : [],
  );
  const later =
    sum(tranches.filter(({ category }) => category === pool.category).map(({ amountFen }) => amountFen)) +
    sum(adjusted);
  const approved = dids.flatMap((did) => (did.kind === 'approved' ? [did.hash] : []));
  return snapshot.revision
    .filter(({ campaignId, hash }) => campaignId === pool.campaignId && approved.includes(hash))
    .flatMap(({ rules }) => rules.categories.filter(({ category }) => category === pool.category))
    .map(({ budgetFen }) => budgetFen + later);
};

const checkMoney = (snapshot: Snapshot, campaign: CampaignRow): Violation[] => {
  const pools = snapshot.pool.filter(({ campaignId }) => campaignId === campaign.campaignId);
  const rulesOf = (number: number) =>
    snapshot.revision.find((revision) => revision.campaignId === campaign.campaignId && revision.number === number)
      ?.rules;
  const wanted = approvedOf(campaign).flatMap(({ number }) => rulesOf(number)?.categories ?? []);
  return [
    ...pools
      .filter(({ shard }) => shard === 0)
      .flatMap((pool) =>
        violated(
          'F1',
          !givenTo(snapshot, pool).includes(
            sum(pools.filter(({ category }) => category === pool.category).map(({ limitFen }) => limitFen)),
          ),
          `pool ${pool.campaignId} ${pool.category} has money that nobody approved`,
        ),
      ),
    ...wanted.flatMap(({ category }) =>
      violated(
        'F1',
        !pools.some((pool) => pool.category === category),
        `${campaign.campaignId} has no pool for ${category}`,
      ),
    ),
  ];
};

/** F1: maker and checkers differ, money exists only under approvals of the very text and report, no revision was edited. */
export const checkCampaigns = (snapshot: Snapshot): Violation[] => [
  ...snapshot.campaign.flatMap((campaign) => [
    ...approvedOf(campaign).flatMap((approved) => checkApproved(snapshot, campaign, approved)),
    ...checkMoney(snapshot, campaign),
    ...[campaign.proposal, campaign.inForce].flatMap((named) =>
      violated(
        'F1',
        named !== null &&
          !snapshot.revision.some(({ campaignId, hash }) => campaignId === campaign.campaignId && hash === named.hash),
        `${campaign.campaignId} names a revision that does not exist`,
      ),
    ),
  ]),
  ...snapshot.revision.flatMap(({ campaignId, number, hash, rules }) =>
    violated('F1', revisionOf(number, rules).hash !== hash, `revision ${number} of ${campaignId} was edited`),
  ),
];
