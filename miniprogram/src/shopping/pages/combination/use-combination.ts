import { combineOffers } from '@luhuan/shared/api/combinations';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { basket, toggleInBasket } from '../../../storage/basket.ts';
import { preferences } from '../../../storage/preferences.ts';
import { useStored } from '../../../storage/stored.ts';

/** What the basket costs with the best vouchers, as the server finds it. */
export const useCombination = () => {
  const gtins = useStored(basket);
  const { regionCode } = useStored(preferences).home;
  const signedIn = useStored(session) !== null;
  const [oldItems, setOldItems] = useState(false);
  const asked = signedIn && gtins.length > 0;
  const screen = useLoad(
    async () => (asked ? call(send, combineOffers, { body: { regionCode, gtins, oldItems } }) : ok(null)),
    `${asked} ${regionCode} ${oldItems} ${gtins.join(' ')}`,
  );
  return { screen, signedIn, empty: gtins.length === 0, oldItems, setOldItems, remove: toggleInBasket };
};
export type CombinationPage = ReturnType<typeof useCombination>;
