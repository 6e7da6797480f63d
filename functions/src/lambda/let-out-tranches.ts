import { letOutTranches } from '../tranche/let-out-tranches.ts';
import { deps } from './deps.ts';

const letOut = letOutTranches(deps);

/** Runs on a schedule; goes on until nothing is due. */
export const handler = async (): Promise<void> => {
  while ((await letOut()) > 0);
};
