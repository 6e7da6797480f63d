import type { Category } from '@luhuan/shared/appliance/category';
import type { RegionCode } from '@luhuan/shared/region';
import { useState } from 'react';
import { session } from '../../api/session.ts';
import { useNow } from '../../api/use-now.ts';
import { useOffers } from '../../api/use-offers.ts';
import { preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';

/** What can be got today where the person lives. */
export const useHome = () => {
  const chosen = useStored(preferences);
  const screen = useOffers();
  const [picking, setPicking] = useState(false);
  const [category, choose] = useState<Category | null>(null);
  const person = useStored(session)?.person;
  const pick = (home: { regionCode: RegionCode; name: string }) => {
    preferences.set({ ...chosen, home });
    choose(null);
    setPicking(false);
  };
  return { screen, placeName: chosen.home.name, picking, setPicking, pick, category, choose, person, now: useNow() };
};
export type Home = ReturnType<typeof useHome>;
