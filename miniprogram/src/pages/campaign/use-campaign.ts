import { type OpenCampaign, getOpenCampaign } from '@luhuan/shared/api/campaigns';
import { listOffers } from '@luhuan/shared/api/offers';
import { Category } from '@luhuan/shared/appliance/category';
import type { Offer } from '@luhuan/shared/offer/offer';
import { type Result, ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type Failure, call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';

const MINUTE_MS = 60_000;

type Found = { readonly campaign: OpenCampaign; readonly offers: readonly Offer[] };

/** The campaign, and what the person can get of it; it can be read without that. */
const load = async (campaignId: string): Promise<Result<Found, Failure>> => {
  const campaign = await call(send, getOpenCampaign, { params: { campaignId } });
  if (!campaign.ok) return campaign;
  const { regionCode } = campaign.value.revision.rules;
  const listed = await call(send, listOffers, { params: { regionCode } });
  const offers = listed.ok ? listed.value.offers.filter((offer) => offer.campaignId === campaignId) : [];
  return ok({ campaign: campaign.value, offers });
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
