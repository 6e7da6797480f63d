import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { CombinedItem, PassedOver, combineOffers as endpoint } from '@luhuan/shared/api/combinations';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Instant } from '@luhuan/shared/clock';
import { bestCombination } from '@luhuan/shared/combination/best-combination';
import type { Offer as Combinable, NotTaken, Wanted } from '@luhuan/shared/combination/combination';
import { type Fen, sumFen } from '@luhuan/shared/fen';
import type { Offer } from '@luhuan/shared/offer/offer';
import type { Asker } from '@luhuan/shared/offer/offers-of';
import { whyOf } from '@luhuan/shared/offer/why';
import type { Person } from '@luhuan/shared/person/person';
import type { Refusal, RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type * as z from 'zod';
import { readModels } from '../appliance/store.ts';
import type { Table } from '../platform/table.ts';
import { readOffers } from './read-offers.ts';

/** The search tries every lawful way: more campaigns than this are too many for one request. */
const CAMPAIGNS_MAX = 8;

type Question = { readonly regionCode: RegionCode; readonly gtins: readonly Gtin[]; readonly oldItems: boolean };
type Reply = z.input<typeof endpoint.reply>;

const wantedOf = ({ category, label, form, filedPriceFen }: ApplianceModel, asked: Question): Wanted => ({
  category,
  label,
  form,
  price: { listFen: filedPriceFen, deductions: [] },
  oldItem: asked.oldItems ? category : 'none',
  deliveredTo: asked.regionCode,
});

/** What the search may use of a campaign: categories that can be had at this moment. */
const combinable = (campaign: OpenCampaign, offers: readonly Offer[], asker: Asker): Combinable => ({
  campaignId: campaign.campaignId,
  revision: campaign.revision,
  claims: Object.fromEntries(
    offers.flatMap(({ campaignId, category, standing, channels: [channel] }) =>
      campaignId === campaign.campaignId && standing === 'now' && channel !== undefined
        ? [[category, asker.factsFor(campaign, category, channel)]]
        : [],
    ),
  ),
});

/** A category that cannot be had just now has its reason in the offer; the search only sees that it is missing. */
const passedOver = (notTaken: NotTaken, offer: Offer | undefined): PassedOver => {
  const { campaignId } = notTaken;
  if (notTaken.why === 'less') return { campaignId, kind: 'less', why: null, lessFen: notTaken.lessFen };
  const now = offer?.standing === 'now';
  // the schema of a reason is a union that TypeScript does not tell apart by its code
  return {
    campaignId,
    kind: notTaken.why,
    why: now ? whyOf(notTaken.reason as Refusal) : (offer?.why ?? null),
    lessFen: null,
  };
};

const costOf = (models: readonly ApplianceModel[]): Fen => sumFen(models.map(({ filedPriceFen }) => filedPriceFen));

/** The best lawful way to buy several goods in one place, for the person as they are now. */
export const combineOffers =
  (table: Table) =>
  async (asked: Question, person: Person, now: Instant): Promise<Result<Reply, RefusalOf<'ModelUnknown'>>> => {
    const [found, read] = await Promise.all([
      readModels(table, asked.gtins),
      readOffers(table, asked.regionCode, person, now),
    ]);
    const missing = asked.gtins.find((_, index) => found[index] === undefined);
    if (missing !== undefined) return refuse({ code: 'ModelUnknown', gtin: missing });
    const models = found.flatMap((model) => model ?? []);
    const wantedKinds = new Set(models.map(({ category }) => category));
    const campaigns = read.campaigns
      .filter(({ revision }) => revision.rules.categories.some(({ category }) => wantedKinds.has(category)))
      .slice(0, CAMPAIGNS_MAX);
    const best = bestCombination(
      models.map((model) => wantedOf(model, asked)),
      campaigns.map((campaign) => combinable(campaign, read.offers, read.asker)),
      now,
    );
    const offerOf = (campaignId: string, model: ApplianceModel): Offer | undefined =>
      read.offers.find((offer) => offer.campaignId === campaignId && offer.category === model.category);
    const items = best.items.flatMap(({ taken, others }, index): CombinedItem[] => {
      const model = models[index];
      if (model === undefined) return [];
      // a campaign without the category says nothing about the item
      const telling = others.filter(({ campaignId }) => offerOf(campaignId, model) !== undefined);
      return [{ model, taken, passedOver: telling.map((one) => passedOver(one, offerOf(one.campaignId, model))) }];
    });
    return ok({
      listFen: costOf(models),
      subsidyFen: best.subsidyFen,
      campaigns: campaigns.map(({ campaignId, revision }) => ({ campaignId, title: revision.rules.title })),
      items,
    });
  };
