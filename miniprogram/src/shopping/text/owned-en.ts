import { whole } from '@luhuan/shared/text/format';
import type { OwnedTexts } from './owned-zh-cn.ts';

const some = (count: number, one: string): string => `${whole(count)} ${one}${count === 1 ? '' : 's'}`;
const span = (months: number): string => {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0) return some(rest, 'month');
  return rest === 0 ? some(years, 'year') : `${some(years, 'year')} ${some(rest, 'month')}`;
};

export const ownedEn: OwnedTexts = {
  title: 'My appliances',
  intro:
    'What you buy with a voucher is here by itself; enter the others. Recalls are told here and on the first page.',
  none: 'No appliances yet',
  noneText: 'Enter what you have at home, and hear of recalls and of the end of its safe life.',
  add: 'Add an appliance',
  edit: 'Change',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Leave it',
  origin: { purchase: 'bought with a voucher', hand: 'entered by you' },
  boughtIn: (year: string) => `bought in ${year}`,
  more: 'More',
  less: 'Less',
  size: 'Size',
  serial: 'Serial number',
  serialEnd: (end: string) => `ends in ${end}`,
  noLabel: 'Not in the register of models: its label is not known.',
  fromPurchase: 'From your voucher; it leaves the list when the goods are returned.',
  receipt: 'See the receipt',
  warranty: (day: string, days: number) => `Warranty until ${day}, ${some(days, 'day')} left`,
  warrantyOver: (day: string) => `The warranty ended on ${day}`,
  warrantyAssumed: 'Assumed: one year for the whole appliance. If the maker promised more, that counts.',
  due: {
    plan: 'Its safe life is nearly over. See whether a new one pays.',
    overdue: 'Its safe life is over: better replace it soon.',
    'stop-use': 'A gas appliance past its safe life: stop using it now and have it checked.',
  },
  toAccounts: 'Three accounts: keep or replace',
  toTradeIn: 'See the subsidies for a new one',
  remove: 'Remove',
  removeTitle: 'Remove this one?',
  removeText: 'You hear no more of its recalls and its age. It can be undone for a day.',
  removed: (name: string) => `Removed: ${name}`,
  undo: 'Undo',
  signIn: 'Sign in to see your appliances',
  signInText: 'What you bought with a voucher is there by itself then.',
  safe: {
    title: 'Safe life',
    state: {
      'not-covered': 'no common limit',
      build: 'fuel not known yet',
      fine: 'within',
      plan: 'near its end',
      overdue: 'over',
      'stop-use': 'stop using it',
    },
    left: (months: number) => (months === 0 ? 'Ends this month' : `${span(months)} left`),
    past: (months: number) => `${span(months)} past its end`,
    byYear: 'Only the year is known: counted from its January',
    source: (years: number, title: string) => `Safe life of ${some(years, 'year')}, by: ${title}`,
  },
  form: {
    gtin: 'Barcode',
    gtinHint: '13 digits on the box; may be left out',
    gtinWrong: 'Check the 13 digits, or leave it empty',
    scan: 'Scan',
    lookUp: {
      looking: 'Looking up the model…',
      found: '✓ Found and filled in',
      'not-found': 'The register does not have it: enter it by hand',
      failed: 'No answer from the network: enter it by hand',
    },
    category: 'Kind of appliance',
    buildLabel: 'What it runs on',
    brand: 'Brand',
    brandWrong: 'Enter the brand, 40 characters at most',
    model: 'Model number',
    modelHint: 'On the plate of the appliance; recalls are told by it',
    day: 'Day it was bought',
    year: 'Or the year, if you forgot the day',
    chooseDay: 'Choose a day',
    boughtWrong: 'Choose a day or enter a year of four digits, no later than today',
    serial: 'Serial number (optional)',
    serialHint: 'On the plate; some recalls are of a range of numbers',
    serialKnown: (end: string) => `Kept, ends in ${end}; leave empty to keep it`,
    serialWrong: '6 to 32 letters and digits',
    warranty: 'Warranty until (optional)',
    privacy: 'Only you see it. It is in your export, and goes with your account.',
  },
};
