import { type OpenCampaign, getOpenCampaign } from '@luhuan/shared/api/campaigns';
import { listOffers } from '@luhuan/shared/api/offers';
import { listOutlooks } from '@luhuan/shared/api/pacing';
import { Category } from '@luhuan/shared/appliance/category';
import type { Outlook } from '@luhuan/shared/pacing/outlook';
import type { Offer } from '@luhuan/shared/offer/offer';
import { type Result, ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type Failure, call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';

const MINUTE_MS = 60_000;

type Found = {
  readonly campaign: OpenCampaign;
  readonly offers: readonly Offer[];
  readonly outlooks: readonly Outlook[];
};

/** The campaign, what the person can get of it, and when more comes; it can be read without the last two. */
const load = async (campaignId: string): Promise<Result<Found, Failure>> => {
  const campaign = await call(send, getOpenCampaign, { params: { campaignId } });
  if (!campaign.ok) return campaign;
  const { regionCode } = campaign.value.revision.rules;
  const [listed, coming] = await Promise.all([
    call(send, listOffers, { params: { regionCode } }),
    call(send, listOutlooks, { params: { campaignId } }),
  ]);
  const offers = listed.ok ? listed.value.offers.filter((offer) => offer.campaignId === campaignId) : [];
  const outlooks = coming.ok ? coming.value.items : [];
  return ok({ campaign: campaign.value, offers, outlooks });
};

/** The campaign of this address, with the category it was asked for and the one that is open. */
export const useCampaign = () => {
  const { params } = useRouter();
  const campaignId = params['campaignId'] ?? '';
  const screen = useLoad(() => load(campaignId), campaignId);
  const asked = Category.safeParse(params['category']).data;
  const [category, choose] = useState(asked);
  return { screen, asked, category, choose, now: useNow(MINUTE_MS) };
};
export type CampaignPage = ReturnType<typeof useCampaign>;
