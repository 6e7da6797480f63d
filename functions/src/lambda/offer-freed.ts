import { offerFreed } from '../waiting/offer-freed.ts';
import { deps } from './deps.ts';

const run = offerFreed(deps);

/** Runs on a schedule; goes on until nothing is due. */
export const handler = async (): Promise<void> => {
  while ((await run()) > 0);
};
