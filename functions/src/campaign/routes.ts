import * as api from '@luhuan/shared/api/campaigns';
import type { NewId } from '@luhuan/shared/ids';
import { ok } from '@luhuan/shared/result';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getManagedCampaign, getOpenCampaign, listManagedCampaigns, listOpenCampaigns } from './list-campaigns.ts';

/** On demand: most servers never show them, and they would make each start slower. */
const presets = async () => (await import('@luhuan/shared/campaign/presets/all')).PRESETS;

// loaded with the first question
const reviewCampaign = () => import('./review-campaign.ts');
const loadStopCampaign = () => import('./stop-campaign.ts');
const writeRevision = () => import('./write-revision.ts');

export const campaignRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => [
  bind(api.listOpenCampaigns, ({ params, now }) => listOpenCampaigns(deps.table)(params.regionCode, now)),
  bind(api.getOpenCampaign, ({ params, now }) => getOpenCampaign(deps.table)(params.campaignId, now)),
  bind(api.listPresets, async () => ok({ items: [...(await presets())] })),
  bind(api.listManagedCampaigns, ({ person, now }) => listManagedCampaigns(deps.table)(person, now)),
  bind(api.getManagedCampaign, ({ params, person, now }) =>
    getManagedCampaign(deps.table)(person, params.campaignId, now),
  ),
  bind(api.openCampaign, async ({ body, ...writer }) => (await writeRevision()).openCampaign(deps)(body, writer)),
  bind(api.reviseCampaign, async ({ params, body, ...writer }) =>
    (await writeRevision()).reviseCampaign(deps)(params.campaignId, body, writer),
  ),
  bind(api.submitCampaign, async ({ params, body, ...step }) =>
    (await reviewCampaign()).submitCampaign(deps)({ ...params, ...body, ...step }),
  ),
  bind(api.approveCampaign, async ({ params, body, ...step }) =>
    (await reviewCampaign()).approveCampaign(deps)({ ...params, ...body, ...step }),
  ),
  bind(api.objectToCampaign, async ({ params, body, ...step }) =>
    (await reviewCampaign()).objectToCampaign(deps)({ ...params, ...body, ...step }),
  ),
  bind(api.stopCampaign, async ({ params, body, ...step }) =>
    (await loadStopCampaign()).stopCampaign(deps)({ ...params, ...body, ...step }),
  ),
  bind(api.resumeCampaign, async ({ params, ...step }) =>
    (await loadStopCampaign()).resumeCampaign(deps)({ ...params, ...step }),
  ),
];
