import { lapseAwards } from '../award/lapse-awards.ts';
import { deps } from './deps.ts';

const run = lapseAwards(deps);

/** Runs on a schedule; goes on until nothing is due. */
export const handler = async (): Promise<void> => {
  while ((await run()) > 0);
};
