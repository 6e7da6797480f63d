import { getManagedCampaign } from '@luhuan/shared/api/campaigns';
import { useRouter } from '@tarojs/taro';
import { useCallback } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { isMoving } from '../../moving.ts';
import { useOfficer } from '../../use-officer.ts';
import { useRefreshed } from '../../../api/use-refreshed.ts';

const MINUTE_MS = 60_000;

/** The campaign of this address, with its money as it moves. */
export const useCampaign = () => {
  const campaignId = useRouter().params['campaignId'] ?? '';
  const load = useCallback(() => call(send, getManagedCampaign, { params: { campaignId } }), [campaignId]);
  const { screen, behind } = useRefreshed(useLoad(load, campaignId), load, isMoving);
  return { screen, behind, officer: useOfficer(), now: useNow(MINUTE_MS) };
};
export type CampaignPage = ReturnType<typeof useCampaign>;
