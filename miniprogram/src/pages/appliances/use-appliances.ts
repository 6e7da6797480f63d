import { listApplianceModels } from '@luhuan/shared/api/appliances';
import { CATEGORIES, type Category } from '@luhuan/shared/appliance/category';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type BestOffer, type Offers, bestOffer } from '@luhuan/shared/offer/best-offer';
import type { Instant } from '@luhuan/shared/clock';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';
import { useOffers } from '../../api/use-offers.ts';
import { chosenCategory } from '../../storage/catalogue.ts';
import { useStored } from '../../storage/stored.ts';
import { useClaimBarred } from '../../ui/acting-banner.tsx';

const MINUTE_MS = 60_000;
const NO_OFFERS: Offers = { campaigns: [], offers: [] };

export type Row = { readonly model: ApplianceModel; readonly best: BestOffer };

/** Whether it can be had with a subsidy today, if need be after signing in. */
const hasNow = ({ best }: Row): boolean =>
  best.kind === 'quoted' && ['now', 'held', 'if'].includes(best.offer.standing);

const gradeOf = ({ label }: ApplianceModel): number | null => (label.kind === 'none' ? null : label.grade);

const rowsOf = (models: readonly ApplianceModel[], offers: Offers, now: Instant): Row[] =>
  models.map((model) => ({ model, best: bestOffer(model, offers, now) }));

/** Categories that have an offer here; all of them while that is not known, and always the one that is looked at. */
const offeredIn = ({ offers }: Offers, chosen: Category): Category[] =>
  CATEGORIES.filter(
    (category) => offers.length === 0 || category === chosen || offers.some((offer) => offer.category === category),
  );

/** Without the reasons that ask who looks to sign in: who acts for another has. */
const asEverybodySees = ({ campaigns, offers }: Offers): Offers => ({
  campaigns,
  offers: offers.map((offer) => (offer.why?.action === 'sign-in' ? { ...offer, why: null } : offer)),
});

/** Models of the chosen category with what they cost after the subsidy, and what they are filtered by. */
export const useAppliances = () => {
  const category = useStored(chosenCategory);
  const screen = useLoad(() => call(send, listApplianceModels, { query: { category, limit: 100 } }), category);
  const loaded = useOffers();
  const barred = useClaimBarred();
  const found = loaded.state === 'shown' ? loaded.value : NO_OFFERS;
  const offers = barred ? asEverybodySees(found) : found;
  const [grade, setGrade] = useState<number | null>(null);
  const [onlyNow, setOnlyNow] = useState(false);
  const now = useNow(MINUTE_MS);
  const showAll = () => {
    setGrade(null);
    setOnlyNow(false);
  };
  return {
    screen,
    category,
    categories: offeredIn(offers, category),
    /** Whether it is known what can be had: until then no reason against a model is told. */
    known: loaded.state === 'shown',
    grade,
    setGrade,
    onlyNow,
    setOnlyNow,
    showAll,
    choose: (next: Category) => {
      showAll();
      chosenCategory.set(next);
    },
    gradesOf: (models: readonly ApplianceModel[]) =>
      [...new Set(models.flatMap((model) => gradeOf(model) ?? []))].toSorted((a, b) => a - b),
    rowsOf: (models: readonly ApplianceModel[]) =>
      rowsOf(models, offers, now).filter(
        (row) => (grade === null || gradeOf(row.model) === grade) && (!onlyNow || hasNow(row)),
      ),
  };
};
export type Appliances = ReturnType<typeof useAppliances>;
