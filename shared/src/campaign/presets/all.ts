import type { Preset } from '../preset.ts';
import { CHONGQING_SMART_HOME_2026 } from './chongqing-smart-home-2026.ts';
import { CHENGDU_2025, SHENZHEN_2024, SHENZHEN_2025 } from './cities-2024-2025.ts';
import { ANKANG_2026, JIANGSU_2026, ZHONGSHAN_2026 } from './cities-2026.ts';
import { CLEAN_HEATING } from './clean-heating.ts';
import { BEIJING_2026, CHONGQING_2026, SHANGHAI_2026, TIANJIN_2026 } from './municipalities-2026.ts';
import { NATIONAL_2024 } from './national-2024.ts';
import { NATIONAL_2025, NATIONAL_2025_DIGITAL } from './national-2025.ts';
import { NATIONAL_2026 } from './national-2026.ts';
import { RURAL_2009 } from './rural-2009.ts';
import { MIANYANG_2024, PANZHIHUA_2024 } from './sichuan-2024.ts';
import { TRADE_IN_2009 } from './trade-in-2009.ts';

/** Every published programme that a campaign can start from, the newest first, and one example. */
export const PRESETS: readonly Preset[] = [
  NATIONAL_2026,
  BEIJING_2026,
  SHANGHAI_2026,
  CHONGQING_2026,
  CHONGQING_SMART_HOME_2026,
  TIANJIN_2026,
  ZHONGSHAN_2026,
  JIANGSU_2026,
  ANKANG_2026,
  NATIONAL_2025,
  NATIONAL_2025_DIGITAL,
  SHENZHEN_2025,
  CHENGDU_2025,
  NATIONAL_2024,
  SHENZHEN_2024,
  MIANYANG_2024,
  PANZHIHUA_2024,
  TRADE_IN_2009,
  RURAL_2009,
  CLEAN_HEATING,
];

export const presetById = (presetId: string): Preset | undefined =>
  PRESETS.find((preset) => preset.presetId === presetId);
