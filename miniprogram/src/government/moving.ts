import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { isRunning } from './money.ts';

/** Others can change it while it is on the screen: an approver, or shoppers and tills. */
export const isMoving = (managed: ManagedCampaign): boolean =>
  managed.campaign.proposal?.status === 'in-review' || isRunning(managed);
