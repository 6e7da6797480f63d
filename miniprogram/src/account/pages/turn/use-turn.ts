import { getStanding } from '@luhuan/shared/api/awards';
import { type OpenCampaign, getOpenCampaign } from '@luhuan/shared/api/campaigns';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import { type Result, ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type Failure, call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useInView } from '../../../api/use-in-view.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useEvery } from '../../../claim/moment.ts';
import { useStored } from '../../../storage/stored.ts';

const MINUTE_MS = 60_000;

type Found = { readonly campaign: OpenCampaign; readonly standings: readonly AllocationStanding[] };

const load = async (campaignId: string): Promise<Result<Found, Failure>> => {
  const [campaign, standing] = await Promise.all([
    call(send, getOpenCampaign, { params: { campaignId } }),
    call(send, getStanding, { params: { campaignId } }),
  ]);
  if (!campaign.ok) return campaign;
  return standing.ok ? ok({ campaign: campaign.value, standings: standing.value.items }) : standing;
};

/** How somebody stands with a category of a campaign that draws, has a line or gives coupons first. */
export const useTurn = () => {
  const { params } = useRouter();
  const campaignId = params['campaignId'] ?? '';
  const signedIn = useStored(session) !== null;
  const screen = useLoad(() => load(campaignId), `turn:${campaignId}`);
  const [category, choose] = useState(params['category']);
  const inView = useInView();
  // what is waited for comes without a touch
  useEvery(MINUTE_MS, inView && screen.state === 'shown', () =>
    screen.state === 'shown' ? screen.reload() : undefined,
  );
  return { signedIn, screen, category, choose, now: useNow(MINUTE_MS) };
};
export type Turn = ReturnType<typeof useTurn>;
