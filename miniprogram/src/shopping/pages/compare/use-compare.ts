import { getApplianceModel } from '@luhuan/shared/api/appliances';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { bestOffer } from '@luhuan/shared/offer/best-offer';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { serverNow } from '../../../api/server-time.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOffers } from '../../../api/use-offers.ts';
import { compared } from '../../../storage/compared.ts';
import { useStored } from '../../../storage/stored.ts';

/** The models one by one; one that is gone from the catalogue is left out. */
const loadModels = async (gtins: readonly ApplianceModel['gtin'][]) => {
  const answers = await Promise.all(gtins.map((gtin) => call(send, getApplianceModel, { params: { gtin } })));
  const away = answers.find((answer) => !answer.ok && answer.error.kind !== 'refused');
  if (away !== undefined && !away.ok) return away;
  return ok(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
};

/** Models beside each other, with what each costs after the best subsidy that can be had. */
export const useCompare = () => {
  const chosen = useStored(compared);
  const gtins = chosen?.gtins ?? [];
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const screen = useLoad(() => loadModels(gtins), `compare ${gtins.join(' ')}`);
  const offers = useOffers();
  const found = offers.state === 'shown' ? offers.value : undefined;
  return {
    chosen,
    screen,
    onlyDifferent,
    setOnlyDifferent,
    quoteFor: (model: ApplianceModel) => {
      const best = found === undefined ? undefined : bestOffer(model, found, serverNow());
      return best?.kind === 'quoted' ? best.quote : undefined;
    },
  };
};
export type ComparePage = ReturnType<typeof useCompare>;
