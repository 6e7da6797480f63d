import { getOpenCampaign } from '@luhuan/shared/api/campaigns';
import { Category } from '@luhuan/shared/appliance/category';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';

/** The campaign of this address, with the category that is open. */
export const useCampaign = () => {
  const { params } = useRouter();
  const campaignId = params['campaignId'] ?? '';
  const screen = useLoad(() => call(send, getOpenCampaign, { params: { campaignId } }), campaignId);
  const [category, choose] = useState(() => Category.safeParse(params['category']).data);
  return { screen, category, choose };
};
export type CampaignPage = ReturnType<typeof useCampaign>;
