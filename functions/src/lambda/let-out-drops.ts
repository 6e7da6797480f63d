import { setTimeout as wait } from 'node:timers/promises';
import { letOutDrops } from '../pacing/let-out-drops.ts';
import { onTime } from '../pacing/on-time.ts';
import { deps } from './deps.ts';

/** Runs on a schedule; stays for the drops of the minute that it begins. */
export const handler = onTime({ ...deps, wait }, letOutDrops(deps));
