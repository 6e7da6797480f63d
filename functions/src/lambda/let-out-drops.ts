import { setTimeout as wait } from 'node:timers/promises';
import { letOutDrops } from '../pacing/let-out-drops.ts';
import { onTime } from '../pacing/on-time.ts';
import { letOutTranches } from '../tranche/let-out-tranches.ts';
import { deps } from './deps.ts';

const tranches = letOutTranches(deps);
const drops = letOutDrops(deps);

/** Runs on a schedule; stays for the drops of the minute that it begins. A tranche of the same moment comes before them. */
export const handler = onTime({ ...deps, wait }, async () => (await tranches()) + (await drops()));
