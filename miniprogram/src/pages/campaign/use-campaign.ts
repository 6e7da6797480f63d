import { getOpenCampaign } from '@luhuan/shared/api/campaigns';
import { Category } from '@luhuan/shared/appliance/category';
import { useRouter } from '@tarojs/taro';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';

/** The campaign of this address; with a category, that one comes first. */
export const useCampaign = () => {
  const { params } = useRouter();
  const campaignId = params['campaignId'] ?? '';
  const screen = useLoad(() => call(send, getOpenCampaign, { params: { campaignId } }), campaignId);
  return { screen, category: Category.safeParse(params['category']).data };
};
export type CampaignPage = ReturnType<typeof useCampaign>;
