import { readPlatformOrigin } from '../platform/config.ts';
import { nationalPlatform } from '../unit-report/national-platform.ts';
import { reportUnits } from '../unit-report/report-units.ts';
import { deps } from './deps.ts';

const report = reportUnits({ ...deps, platform: nationalPlatform(readPlatformOrigin(process.env)) });

/** Runs on a schedule; goes on until nothing that is due is answered any more. */
export const handler = async (): Promise<void> => {
  while ((await report()) > 0);
};
