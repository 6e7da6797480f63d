import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Rules } from '@luhuan/shared/campaign/revision';

/** The rules that a campaign goes by: those in force, or else those that are proposed. */
export const rulesOf = ({ live, revision }: ManagedCampaign): Rules => (live ?? revision).rules;

/** Whether another revision is worked on beside the one in force. */
export const isRevised = ({ campaign }: ManagedCampaign): boolean =>
  campaign.proposal !== null && campaign.inForce !== null;
