import { listApplianceModels } from '@luhuan/shared/api/appliances';
import { CATEGORIES, type Category } from '@luhuan/shared/appliance/category';
import type { Sort } from '@luhuan/shared/appliance/search';
import { type PromotedAt, promotedShops } from '@luhuan/shared/offer/promoted';
import type { Promotion } from '@luhuan/shared/promotion/promotion';
import { type BestOffer, type Offers, bestOffer } from '@luhuan/shared/offer/best-offer';
import type { Instant } from '@luhuan/shared/clock';
import { useState } from 'react';
import type * as z from 'zod';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';
import { useOffers } from '../../api/use-offers.ts';
import { usePromotionsNear } from '../../api/use-promotions.ts';
import { useSettled } from '../../api/use-settled.ts';
import { fenOf } from '../../entry/yuan-entry.ts';
import { chosenCategory, chosenSort } from '../../storage/catalogue.ts';
import { preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';
import { useClaimBarred } from '../../ui/acting-banner.tsx';

const MINUTE_MS = 60_000;
const NO_OFFERS: Offers = { campaigns: [], offers: [] };

export type ListedModel = z.output<typeof listApplianceModels.reply>['items'][number];
export type Row = {
  readonly model: ListedModel;
  readonly best: BestOffer;
  readonly promoted: PromotedAt | undefined;
};

/** Whether it can be had with a subsidy today, if need be after signing in. */
const hasNow = ({ best }: Row): boolean =>
  best.kind === 'quoted' && ['now', 'held', 'if'].includes(best.offer.standing);

const rowsOf = (
  models: readonly ListedModel[],
  offers: Offers,
  promotions: readonly Promotion[],
  now: Instant,
): Row[] =>
  models.map((model) => ({
    model,
    best: bestOffer(model, offers, now),
    promoted: promotedShops(model, offers, promotions, now)[0],
  }));

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

const STEP = 30;
const SHOWN_MAX = 90;
type Edge = 'min' | 'max';
const NO_BOUNDS = { min: '', max: '' };
/** What is left to pay, from and to, as it is written and, once it stands still, as it is asked for. */
const usePayBounds = () => {
  const [written, write] = useState(NO_BOUNDS);
  const [open, setOpen] = useState(false);
  const payMinFen = fenOf(useSettled(written.min));
  const payMaxFen = fenOf(useSettled(written.max));
  return {
    ...written,
    open,
    toggle: () => setOpen(!open),
    set: (edge: Edge, next: string) => write({ ...written, [edge]: next }),
    clear: () => write(NO_BOUNDS),
    wrong: (edge: Edge) => written[edge] !== '' && fenOf(written[edge]) === undefined,
    bounded: payMinFen !== undefined || payMaxFen !== undefined,
    bounds: { ...(payMinFen === undefined ? {} : { payMinFen }), ...(payMaxFen === undefined ? {} : { payMaxFen }) },
  };
};

/** What is looked for: words look in every category, without words one category is looked through. */
const useSearch = () => {
  const category = useStored(chosenCategory);
  const [words, setWords] = useState('');
  const [grade, setGrade] = useState<number | null>(null);
  const sort = useStored(chosenSort);
  const { regionCode } = useStored(preferences).home;
  const pay = usePayBounds();
  const [limit, setLimit] = useState(STEP);
  const q = useSettled(words.trim());
  const query = {
    ...(q === '' ? { category } : { q }),
    ...(grade === null ? {} : { grade }),
    ...pay.bounds,
    regionCode,
    sort,
    limit,
  };
  const screen = useLoad(() => call(send, listApplianceModels, { query }), JSON.stringify(query));
  // what is pressed or written in stays in place while its answer is on the way
  const [grades, setGrades] = useState<readonly number[]>([]);
  const found = screen.state === 'shown' ? screen.value.grades : undefined;
  if (found !== undefined && found !== grades) setGrades(found);
  const anew = (change: () => void) => {
    setLimit(STEP);
    change();
  };
  return {
    screen,
    grades,
    category,
    /** Whether what is shown was looked for by words. */
    byWords: q !== '',
    words,
    setWords: (next: string) => anew(() => setWords(next)),
    grade,
    setGrade: (next: number | null) => anew(() => setGrade(next)),
    sort,
    setSort: (next: Sort) => anew(() => chosenSort.set(next)),
    pay: { ...pay, set: (edge: Edge, next: string) => anew(() => pay.set(edge, next)) },
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
    choose: (next: Category) =>
      anew(() => {
        setWords('');
        setGrade(null);
        pay.clear();
        chosenCategory.set(next);
      }),
  };
};

/** Models that were looked for with what they cost after the subsidy, and what they are filtered by. */
export const useAppliances = () => {
  const searched = useSearch();
  const { category } = searched;
  const loaded = useOffers();
  const near = usePromotionsNear();
  const promotions = near.state === 'shown' ? near.value.items : [];
  const barred = useClaimBarred();
  const found = loaded.state === 'shown' ? loaded.value : NO_OFFERS;
  const offers = barred ? asEverybodySees(found) : found;
  const [onlyNow, setOnlyNow] = useState(false);
  const now = useNow(MINUTE_MS);
  return {
    ...searched,
    categories: offeredIn(offers, category),
    /** Whether it is known what can be had: until then no reason against a model is told. */
    known: loaded.state === 'shown',
    onlyNow,
    setOnlyNow,
    showAll: () => {
      searched.setGrade(null);
      searched.pay.clear();
      setOnlyNow(false);
    },
    choose: (next: Category) => {
      setOnlyNow(false);
      searched.choose(next);
    },
    rowsOf: (models: readonly ListedModel[]) =>
      rowsOf(models, offers, promotions, now).filter((row) => !onlyNow || hasNow(row)),
  };
};
export type Appliances = ReturnType<typeof useAppliances>;
