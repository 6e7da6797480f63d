import { getOpenCampaign } from '@luhuan/shared/api/campaigns';
import { Category } from '@luhuan/shared/appliance/category';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';

/** The campaign of this address, with the category it was asked for and the one that is open. */
export const useCampaign = () => {
  const { params } = useRouter();
  const campaignId = params['campaignId'] ?? '';
  const screen = useLoad(() => call(send, getOpenCampaign, { params: { campaignId } }), campaignId);
  const asked = Category.safeParse(params['category']).data;
  const [category, choose] = useState(asked);
  return { screen, asked, category, choose };
};
export type CampaignPage = ReturnType<typeof useCampaign>;
