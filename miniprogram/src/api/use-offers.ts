import { listOffers } from '@luhuan/shared/api/offers';
import { preferences } from '../storage/preferences.ts';
import { useStored } from '../storage/stored.ts';
import { call } from './call.ts';
import { send } from './transport.ts';
import { useLoad } from './use-load.ts';

/** What the person can get where they live. */
export const useOffers = () => {
  const { regionCode } = useStored(preferences).home;
  return useLoad(() => call(send, listOffers, { params: { regionCode } }), regionCode);
};
