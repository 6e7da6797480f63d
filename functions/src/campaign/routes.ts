import * as api from '@luhuan/shared/api/campaigns';
import type { NewId } from '@luhuan/shared/ids';
import { ok } from '@luhuan/shared/result';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getManagedCampaign, getOpenCampaign, listManagedCampaigns, listOpenCampaigns } from './list-campaigns.ts';
import { approveCampaign, objectToCampaign, submitCampaign } from './review-campaign.ts';
import { resumeCampaign, stopCampaign } from './stop-campaign.ts';
import { openCampaign, reviseCampaign } from './write-revision.ts';

/** On demand: most servers never show them, and they would make each start slower. */
const presets = async () => (await import('@luhuan/shared/campaign/presets/all')).PRESETS;

export const campaignRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => [
  bind(api.listOpenCampaigns, ({ params, now }) => listOpenCampaigns(deps.table)(params.regionCode, now)),
  bind(api.getOpenCampaign, ({ params, now }) => getOpenCampaign(deps.table)(params.campaignId, now)),
  bind(api.listPresets, async () => ok({ items: [...(await presets())] })),
  bind(api.listManagedCampaigns, ({ person, now }) => listManagedCampaigns(deps.table)(person, now)),
  bind(api.getManagedCampaign, ({ params, person, now }) =>
    getManagedCampaign(deps.table)(person, params.campaignId, now),
  ),
  bind(api.openCampaign, ({ body, ...writer }) => openCampaign(deps)(body, writer)),
  bind(api.reviseCampaign, ({ params, body, ...writer }) => reviseCampaign(deps)(params.campaignId, body, writer)),
  bind(api.submitCampaign, ({ params, body, ...step }) => submitCampaign(deps)({ ...params, ...body, ...step })),
  bind(api.approveCampaign, ({ params, body, ...step }) => approveCampaign(deps)({ ...params, ...body, ...step })),
  bind(api.objectToCampaign, ({ params, body, ...step }) => objectToCampaign(deps)({ ...params, ...body, ...step })),
  bind(api.stopCampaign, ({ params, body, ...step }) => stopCampaign(deps)({ ...params, ...body, ...step })),
  bind(api.resumeCampaign, ({ params, ...step }) => resumeCampaign(deps)({ ...params, ...step })),
];
