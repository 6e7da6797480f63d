import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Offers } from '@luhuan/shared/offer/best-offer';
import type { Offer } from '@luhuan/shared/offer/offer';

/** Offers of one campaign that stand alike, for the same reason. */
export type Group = { readonly campaign: OpenCampaign; readonly offers: readonly [Offer, ...Offer[]] };

/** Names what makes offers alike. A reason whose words name the category is said of that category alone. */
const likenessOf = ({ campaignId, standing, from, why }: Offer): string =>
  [campaignId, standing, from, why?.code, why?.['zh-CN'].title].join(' ');

/** In the order in which the server listed them: what can be had now first. */
export const groupsOf = ({ campaigns, offers }: Offers): Group[] => {
  const groups = new Map<string, Group>();
  for (const offer of offers) {
    const likeness = likenessOf(offer);
    const group = groups.get(likeness);
    const campaign = group?.campaign ?? campaigns.find(({ campaignId }) => campaignId === offer.campaignId);
    if (campaign === undefined) continue;
    groups.set(likeness, { campaign, offers: group === undefined ? [offer] : [...group.offers, offer] });
  }
  return [...groups.values()];
};
