/** The steps of the builder, in the order they are gone through; any can be gone to at any time. */
export const STEPS = ['place', 'goods', 'money', 'claiming', 'price', 'logic', 'try', 'review', 'submit'] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Readonly<Record<string, Step>> = {
  title: 'place',
  authority: 'place',
  programme: 'place',
  regionCode: 'place',
  timeZone: 'place',
  window: 'place',
  categories: 'goods',
  purses: 'money',
  payoutDelayDays: 'money',
  tranches: 'money',
  openings: 'claiming',
  channels: 'claiming',
  allocation: 'claiming',
  release: 'claiming',
  reclaim: 'claiming',
  location: 'claiming',
  oldItem: 'claiming',
  onReturn: 'claiming',
  waterfall: 'price',
  points: 'price',
  conditions: 'logic',
  relations: 'logic',
};

/** The step at which a field is entered; the money of a category stands with the money. */
export const stepOf = (path: string): Step =>
  path.startsWith('categories.') && path.endsWith('.budgetFen')
    ? 'money'
    : (STEP_OF[path.split('.', 1)[0] ?? ''] ?? 'place');
