import type { Preset } from '../preset.ts';
import { NATIONAL_2026 } from './national-2026.ts';

/** Every published programme that a campaign can start from. */
export const PRESETS: readonly Preset[] = [NATIONAL_2026];
