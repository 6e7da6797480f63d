import { GRADE_CONSTANTS } from './grade-bounds.ts';
import { GRID_CONSTANTS } from './grid.ts';
import { LIFE_CONSTANTS } from './safe-life.ts';
import type { Sourced } from './sourced.ts';
import { TARIFF_CONSTANTS } from './tariff.ts';
import { USE_CONSTANTS } from './use.ts';

/** Every figure that the three accounts stand on. */
export const CONSTANTS: readonly Sourced[] = [
  ...USE_CONSTANTS,
  ...GRADE_CONSTANTS,
  ...TARIFF_CONSTANTS,
  ...GRID_CONSTANTS,
  ...LIFE_CONSTANTS,
];
