import { revisionOf } from '@luhuan/shared/campaign/revision';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

const checkApproved = (snapshot: Snapshot, campaign: Snapshot['campaign'][number]): Violation[] => {
  const name = campaign.campaignId;
  const approvals = snapshot.approval.filter(({ campaignId }) => campaignId === campaign.campaignId);
  const pools = snapshot.pool.filter(({ campaignId }) => campaignId === campaign.campaignId);
  if (campaign.status !== 'approved')
    return violated('F1', approvals.length + pools.length > 0, `${name} has money without an approval`);
  const revision = snapshot.revision.find(
    ({ campaignId, number }) => campaignId === campaign.campaignId && number === campaign.revisionNumber,
  );
  const budgets = revision?.rules.categories ?? [];
  const matched = budgets.filter(({ category, budgetFen }) =>
    pools.some((pool) => pool.category === category && pool.limitFen === budgetFen),
  );
  return [
    ...violated('F1', campaign.approvedBy === campaign.authorId, `${name} was approved by its author`),
    ...violated(
      'F1',
      approvals.length !== 1 || approvals[0]?.hash !== campaign.hash || approvals[0].approvedBy !== campaign.approvedBy,
      `${name} has no approval of this very text`,
    ),
    ...violated(
      'F1',
      matched.length !== budgets.length || pools.length !== budgets.length,
      `${name} has other pools than its revision gives it`,
    ),
  ];
};

/** F1: maker and checker differ, money exists only under an approval of the very text, and no revision was edited. */
export const checkCampaigns = (snapshot: Snapshot): Violation[] => [
  ...snapshot.campaign.flatMap((campaign) => [
    ...checkApproved(snapshot, campaign),
    ...violated(
      'F1',
      !snapshot.revision.some(
        (revision) => revision.campaignId === campaign.campaignId && revision.hash === campaign.hash,
      ),
      `${campaign.campaignId} names a revision that does not exist`,
    ),
  ]),
  ...snapshot.revision.flatMap(({ campaignId, number, hash, rules }) =>
    violated('F1', revisionOf(number, rules).hash !== hash, `revision ${number} of ${campaignId} was edited`),
  ),
];
