import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import { listOpenCampaigns } from '@luhuan/shared/api/campaigns';
import { listDeeds, reportDeed } from '@luhuan/shared/api/deeds';
import type { DeedKind } from '@luhuan/shared/campaign/rule';
import type { RegionCode } from '@luhuan/shared/region';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';

const STEP = 20;
const SHOWN_MAX = 100;

/** How points are earned beside the purchase where the person lives, and what they did of it. */
export const useDeeds = (regionCode: RegionCode, isShopper: boolean) => {
  const [limit, setLimit] = useState(STEP);
  return {
    isShopper,
    campaigns: useLoad(
      () => call(send, listOpenCampaigns, { params: { regionCode } }),
      `campaigns with points ${regionCode}`,
    ),
    mine: useLoad(
      async () => (isShopper ? call(send, listDeeds, { query: { limit } }) : ok({ items: [], cursor: null })),
      `own deeds ${isShopper} ${limit}`,
    ),
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type DeedsPage = ReturnType<typeof useDeeds>;

/** One deed that is being reported, and where that stands. */
export const useReporting = ({ campaignId }: OpenCampaign, deed: DeedKind, onDone: () => void) => {
  const { sent, submit, clear } = useOnce(`deed:${campaignId}:${deed}`, (key) =>
    call(send, reportDeed, { key, params: { campaignId }, body: { deed } }),
  );
  const report = async (): Promise<void> => {
    if ((await submit()).state === 'done') onDone();
  };
  return { sent, report, clear };
};
