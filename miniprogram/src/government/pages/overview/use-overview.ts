import { listManagedCampaigns } from '@luhuan/shared/api/campaigns';
import { Stage } from '@luhuan/shared/campaign/campaign';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { isMoving } from '../../moving.ts';
import { keepInAddress } from '../../places.ts';
import { useOfficer } from '../../use-officer.ts';
import { useRefreshed } from '../../../api/use-refreshed.ts';

const MINUTE_MS = 60_000;

const load = () => call(send, listManagedCampaigns, {});

/** The campaigns of the officer's region, those of one stage when the address names it. */
export const useOverview = () => {
  const { params } = useRouter();
  const [stage, setStage] = useState(() => Stage.safeParse(params['stage']).data);
  const { screen, behind } = useRefreshed(useLoad(load, 'managed'), load, ({ items }) => items.some(isMoving));
  const choose = (next: Stage | undefined) => {
    setStage(next);
    keepInAddress('stage', next);
  };
  return { screen, behind, stage, choose, officer: useOfficer(), now: useNow(MINUTE_MS) };
};
export type Overview = ReturnType<typeof useOverview>;
