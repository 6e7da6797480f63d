import { OpenCampaignView } from './open-campaign-view.tsx';
import { useOpenCampaign } from './use-open-campaign.ts';

export default function OpenCampaignPage() {
  return <OpenCampaignView page={useOpenCampaign()} />;
}
