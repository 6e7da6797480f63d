import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';

export const Impact = (_: { managed: ManagedCampaign }) => null;
