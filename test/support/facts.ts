import type { Grade, Label } from '@luhuan/shared/appliance/label';
import { NO_HISTORY } from '@luhuan/shared/campaign/reclaim';
import type { Attested, ClaimFacts, Facts, GoodsFacts } from '@luhuan/shared/decision/facts';
import type { Decision } from '@luhuan/shared/decision/verdict';
import { fen } from '@luhuan/shared/fen';
import { shanghai } from './samples.ts';

export const attested = (met: boolean): Attested => ({ met, source: 'sample', at: shanghai('2026-02-01T10:00') });

export const NO_LABEL: Label = { kind: 'none' };

/** An energy label of the edition that counts up to the end of May 2026. */
export const energyLabel = (grade: Grade, standard = 'GB 12021.2-2015'): Label => ({
  kind: 'energy',
  grade,
  standard,
  filingNumber: 'SAMPLE',
  values: [{ quantity: 'daily-consumption', value: 0.55, unit: 'kWh/24h' }],
});

/** Somebody verified who has claimed nothing yet, before a campaign that asks for no more. */
export const sampleClaim = (change: Partial<ClaimFacts> = {}): ClaimFacts => ({
  channel: 'store',
  identityVerified: attested(true),
  senior: null,
  inRegion: null,
  history: NO_HISTORY,
  related: null,
  award: null,
  ...change,
});

/** A fridge of grade 1 at 2,999.00 yuan. */
export const sampleGoods = (change: Partial<GoodsFacts> = {}): GoodsFacts => ({
  label: energyLabel(1),
  form: null,
  listFen: fen(299_900),
  baseFen: fen(299_900),
  oldItem: null,
  deliveredInRegion: null,
  ...change,
});

/** Somebody who looks at a fridge that qualifies, and what they know otherwise. */
export const fridge: Facts = { category: 'fridge', claim: sampleClaim(), goods: sampleGoods() };
export const asPerson = (change: Partial<ClaimFacts>): Facts => ({ ...fridge, claim: sampleClaim(change) });
export const asGoods = (change: Partial<GoodsFacts>): Facts => ({ ...fridge, goods: sampleGoods(change) });
/** A phone at its ceiling. */
export const phone: Facts = { ...asGoods({ label: NO_LABEL, baseFen: fen(600_000) }), category: 'phone' };

/** Everything that stands against, in a line. */
export const against = ({ checks }: Decision): string =>
  checks
    .filter(({ outcome }) => outcome !== 'met')
    .map(({ name, outcome, reason }) => `${name} ${outcome} ${reason?.code}`)
    .join(', ');
