import type { Category } from '@luhuan/shared/appliance/category';
import { type Rules, revisionOf } from '@luhuan/shared/campaign/revision';
import type { CategoryRule } from '@luhuan/shared/campaign/rule';
import type { Offer, Wanted } from '@luhuan/shared/combination/combination';
import type { ClaimFacts } from '@luhuan/shared/decision/facts';
import { basisPoints, fen } from '@luhuan/shared/fen';
import { energyLabel, sampleClaim } from './facts.ts';
import { campaignId, sampleRules } from './samples.ts';

/** Goods of grade 1 that are delivered in Shenzhen, without any deduction. */
export const wantedItem = (category: Category, listFen: number, change: Partial<Wanted> = {}): Wanted => ({
  category,
  label: energyLabel(1),
  form: null,
  price: { listFen: fen(listFen), deductions: [] },
  oldItem: null,
  deliveredTo: null,
  ...change,
});

/** What a category gets for grade 1: a rate in basis points and a cap in fen. */
export const categoryRule = (
  category: Category,
  rate: number,
  capFen: number,
  change: Partial<CategoryRule> = {},
): CategoryRule => ({
  category,
  rates: [{ grade: 1, rate: basisPoints(rate) }],
  standards: [],
  capFen: fen(capFen),
  priceCeilingFen: null,
  itemsPerPerson: 1,
  budgetFen: fen(10 * capFen),
  evidence: [],
  ...change,
});

/** A campaign that reaches somebody who has claimed nothing yet. */
export const offerOf = (
  number: number,
  categories: CategoryRule[],
  change: Partial<Rules> = {},
  claim: Partial<ClaimFacts> = {},
): Offer => ({
  campaignId: campaignId(number),
  revision: revisionOf(1, sampleRules(undefined, { categories, programme: `programme-${number}`, ...change })),
  claims: Object.fromEntries(categories.map(({ category }) => [category, sampleClaim(claim)])),
});
