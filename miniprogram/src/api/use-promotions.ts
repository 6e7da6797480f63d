import { listPromotions } from '@luhuan/shared/api/promotions';
import { preferences } from '../storage/preferences.ts';
import { useStored } from '../storage/stored.ts';
import { call } from './call.ts';
import { send } from './transport.ts';
import { useLoad } from './use-load.ts';

/** Promotions of the shops of the city where the person lives. */
export const usePromotionsNear = () => {
  const { regionCode } = useStored(preferences).home;
  return useLoad(() => call(send, listPromotions, { params: { regionCode } }), `promotions ${regionCode}`);
};
