import { listFairs, listSignUps } from '@luhuan/shared/api/fairs';
import { getRegion } from '@luhuan/shared/api/regions';
import type { Day } from '@luhuan/shared/clock';
import { type StopOfFair, monthOf, plusMonths } from '@luhuan/shared/fair/calendar';
import type { RegionCode } from '@luhuan/shared/region';
import { ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { preferences } from '../../../storage/preferences.ts';
import { useStored } from '../../../storage/stored.ts';

const MINUTE_MS = 60_000;
const TABS = ['coming', 'calendar', 'mine'] as const;
export type Tab = (typeof TABS)[number];
/** What is planned is known a year ahead at the most. */
const MONTHS_AHEAD = 12;

/** Fairs near where the person lives, as a list and as a calendar, and what they signed up for. */
export const useFairs = () => {
  const { home } = useStored(preferences);
  const [chosen, choose] = useState<RegionCode>();
  const regionCode = chosen ?? home.regionCode;
  const asked = useRouter().params['tab'];
  const [tab, look] = useState<Tab>(TABS.find((one) => one === asked) ?? 'coming');
  const [picking, setPicking] = useState(false);
  const [ahead, setAhead] = useState(0);
  const [day, setDay] = useState<Day>();
  const isShopper = useStored(session)?.person.roles.includes('shopper') ?? false;
  const params = { regionCode };
  const now = useNow(MINUTE_MS);
  const turn = (months: number) => {
    setAhead(ahead + months);
    setDay(undefined);
  };
  const place = useLoad(() => call(send, getRegion, { params }), `place ${regionCode}`);
  const mine = useLoad(
    async () => (isShopper ? call(send, listSignUps, {}) : ok({ items: [] })),
    `fairs signed up for ${isShopper}`,
  );
  const signUps = mine.state === 'shown' ? mine.value.items.map(({ signUp }) => signUp) : [];
  return {
    placeName: place.state === 'shown' ? [...place.value.path.slice(1), place.value.name].join('') : '',
    tab,
    look,
    isShopper,
    screen: useLoad(() => call(send, listFairs, { params }), `fairs ${regionCode}`),
    mine,
    /** How many people the person signed up for a stop. */
    partyOf: ({ fair, stop }: StopOfFair): number | undefined =>
      signUps.find(({ fairId, stopNumber }) => fairId === fair.fairId && stopNumber === stop.number)?.party,
    now,
    month: plusMonths(monthOf(now), ahead),
    previous: ahead > 0 ? () => turn(-1) : undefined,
    next: ahead < MONTHS_AHEAD ? () => turn(1) : undefined,
    day,
    setDay,
    picking,
    setPicking,
    pick: (region: { regionCode: RegionCode }) => {
      choose(region.regionCode);
      setPicking(false);
    },
  };
};
export type FairsPage = ReturnType<typeof useFairs>;
