import { enteredByOfficers } from '../draw/public-value.ts';
import { runDraws } from '../draw/run-draws.ts';
import { drawPrizes } from '../reward/draw-prizes.ts';
import { deps } from './deps.ts';

const run = runDraws({ ...deps, publicValueOf: enteredByOfficers });
const prizes = drawPrizes(deps);

/** Runs on a schedule; goes on until nothing is due. */
export const handler = async (): Promise<void> => {
  while ((await run()) > 0);
  while ((await prizes()) > 0);
};
