import { getApplianceModel } from '@luhuan/shared/api/appliances';
import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import { makeQuote } from '@luhuan/shared/api/quotes';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Fen, fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Offers, bestOffer } from '@luhuan/shared/offer/best-offer';
import type { Offer } from '@luhuan/shared/offer/offer';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { serverNow } from '../../api/server-time.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useOffers } from '../../api/use-offers.ts';
import { useSettled } from '../../api/use-settled.ts';
import { fenOf, yuanEntry } from '../../entry/yuan-entry.ts';

export const useAppliance = () => {
  const gtin = (useRouter().params['gtin'] ?? '') as Gtin;
  const screen = useLoad(() => call(send, getApplianceModel, { params: { gtin } }), gtin);
  const offers = useOffers();
  /** The campaign that was chosen where there are several; `null`: the best one. */
  const [chosen, choose] = useState<CampaignId | null>(null);
  return { screen, offers, chosen, choose };
};
export type AppliancePage = ReturnType<typeof useAppliance>;

export type Option = { readonly campaign: OpenCampaign; readonly offer: Offer };

/** The campaigns that have the model's category, the best for it first. */
export const optionsFor = (found: Offers, model: ApplianceModel): Option[] => {
  const best = bestOffer(model, found, serverNow());
  const first = best.kind === 'none' ? undefined : best.offer;
  return found.offers
    .filter(({ category }) => category === model.category)
    .toSorted((a, b) => Number(b === first) - Number(a === first))
    .flatMap((offer) => {
      const campaign = found.campaigns.find(({ campaignId }) => campaignId === offer.campaignId);
      return campaign === undefined ? [] : [{ campaign, offer }];
    });
};

/** The quote for what is typed as the price, the filed price to begin with. */
export const useQuote = ({ campaign: { campaignId }, offer }: Option, model: ApplianceModel) => {
  const [entry, setEntry] = useState(yuanEntry(model.filedPriceFen));
  const priceFen = fenOf(entry);
  const settledFen: Fen = useSettled(priceFen ?? fen(0));
  const [channel = 'store'] = offer.channels;
  const screen = useLoad(
    () =>
      call(send, makeQuote, {
        body: { campaignId, gtin: model.gtin, channel, price: { listFen: Math.max(1, settledFen), deductions: [] } },
      }),
    `${campaignId} ${channel} ${model.gtin} ${settledFen}`,
  );
  return { entry, setEntry, priceFen, screen };
};
