import { listOpenCampaigns } from '@luhuan/shared/api/campaigns';
import type { RegionCode } from '@luhuan/shared/region';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';
import { preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';

/** What can be got today where the person lives. */
export const useHome = () => {
  const chosen = useStored(preferences);
  const { regionCode } = chosen.home;
  const screen = useLoad(() => call(send, listOpenCampaigns, { params: { regionCode } }), regionCode);
  const [picking, setPicking] = useState(false);
  const person = useStored(session)?.person;
  const pick = (home: { regionCode: RegionCode; name: string }) => {
    preferences.set({ ...chosen, home });
    setPicking(false);
  };
  return { screen, placeName: chosen.home.name, picking, setPicking, pick, person, now: useNow() };
};
export type Home = ReturnType<typeof useHome>;
