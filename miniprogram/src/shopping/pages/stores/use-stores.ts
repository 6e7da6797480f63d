import { listPublicRegister } from '@luhuan/shared/api/register';
import { getRegion } from '@luhuan/shared/api/regions';
import { listStores } from '@luhuan/shared/api/stores';
import { RegionCode } from '@luhuan/shared/region';
import { ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { preferences } from '../../../storage/preferences.ts';
import { useStored } from '../../../storage/stored.ts';

const STEP = 20;
const SHOWN_MAX = 100;
const MINUTE_MS = 60_000;
export type Tab = 'stores' | 'suspended' | 'expelled';

/** The shops of a place: of the address of this page, or where the person lives; and the firms that were stopped there. */
export const useStores = () => {
  const { home } = useStored(preferences);
  const asked = RegionCode.safeParse(useRouter().params['regionCode']).data;
  const [chosen, choose] = useState<RegionCode>();
  const regionCode = chosen ?? asked ?? home.regionCode;
  const [tab, look] = useState<Tab>('stores');
  const [limit, setLimit] = useState(STEP);
  const [picking, setPicking] = useState(false);
  const params = { regionCode };
  const place = useLoad(() => call(send, getRegion, { params }), `place ${regionCode}`);
  const stores = useLoad(() => call(send, listStores, { params, query: { limit } }), `stores ${regionCode} ${limit}`);
  const firms = useLoad(
    async () =>
      tab === 'stores'
        ? ok({ items: [], cursor: null })
        : call(send, listPublicRegister, { params, query: { standing: tab, limit } }),
    `firms ${regionCode} ${tab} ${limit}`,
  );
  return {
    placeName: place.state === 'shown' ? [...place.value.path.slice(1), place.value.name].join('') : '',
    tab,
    look,
    stores,
    firms,
    now: useNow(MINUTE_MS),
    picking,
    setPicking,
    pick: (region: { regionCode: RegionCode }) => {
      choose(region.regionCode);
      setPicking(false);
    },
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type Stores = ReturnType<typeof useStores>;
