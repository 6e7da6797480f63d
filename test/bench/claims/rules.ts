import { NATIONAL_2026 } from '@luhuan/shared/campaign/presets/national-2026';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { type Instant, endOfDays, plusSeconds } from '@luhuan/shared/clock';
import { sampleRules } from '../../support/samples.ts';
import type { Units } from './design.ts';

const OPEN_DAYS = 30;

/** A campaign that is open now, with the money for exactly so many units of each category. */
export const benchRules = (units: Units, now: Instant): Rules =>
  sampleRules(
    Object.fromEntries(
      NATIONAL_2026.rules.categories
        .filter(({ category }) => units.has(category))
        .map(({ category, capFen }) => [category, capFen * (units.get(category) ?? 0)]),
    ),
    { window: { from: plusSeconds(now, -86_400), until: endOfDays(now, OPEN_DAYS) } },
  );
