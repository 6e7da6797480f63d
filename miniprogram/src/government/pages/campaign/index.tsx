import { CampaignView } from './campaign-view.tsx';
import { useCampaign } from './use-campaign.ts';

export default function GovernmentCampaignPage() {
  return <CampaignView page={useCampaign()} />;
}
