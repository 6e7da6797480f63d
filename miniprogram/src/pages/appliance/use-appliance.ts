import { getApplianceModel } from '@luhuan/shared/api/appliances';
import { type OpenCampaign, listOpenCampaigns } from '@luhuan/shared/api/campaigns';
import { makeQuote } from '@luhuan/shared/api/quotes';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { type Fen, fen } from '@luhuan/shared/fen';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { fenOf, yuanEntry } from '../../entry/yuan-entry.ts';
import { preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';

const TYPING_MS = 400;

/** The value once it has stayed the same for a moment: a price is asked about when its typing is done. */
const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

export const useAppliance = () => {
  const gtin = (useRouter().params['gtin'] ?? '') as Gtin;
  const { regionCode } = useStored(preferences).home;
  const screen = useLoad(() => call(send, getApplianceModel, { params: { gtin } }), gtin);
  const campaigns = useLoad(() => call(send, listOpenCampaigns, { params: { regionCode } }), regionCode);
  return { screen, campaigns };
};
export type AppliancePage = ReturnType<typeof useAppliance>;

/** The campaign that subsidises the category where the person lives: one that is open, or else the next to open. */
export const campaignFor = (
  campaigns: readonly OpenCampaign[],
  { category }: ApplianceModel,
): OpenCampaign | undefined => {
  const offering = campaigns.filter(({ revision }) => ruleFor(revision.rules, category) !== undefined);
  return offering.find(({ stage }) => stage === 'live') ?? offering[0];
};

/** The quote for what is typed as the price, the filed price to begin with. */
export const useQuote = (campaign: OpenCampaign, model: ApplianceModel) => {
  const [entry, setEntry] = useState(yuanEntry(model.filedPriceFen));
  const priceFen = fenOf(entry);
  const settledFen: Fen = useSettled(priceFen ?? fen(0));
  const { campaignId } = campaign;
  const screen = useLoad(
    () =>
      call(send, makeQuote, {
        body: { campaignId, gtin: model.gtin, price: { listFen: Math.max(1, settledFen), deductions: [] } },
      }),
    `${campaignId} ${model.gtin} ${settledFen}`,
  );
  return { entry, setEntry, priceFen, screen };
};
