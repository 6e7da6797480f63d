import {
  type ManagedCampaign,
  getManagedCampaign,
  listManagedCampaigns,
  listOpenCampaigns,
  listPresets,
} from '@luhuan/shared/api/campaigns';
import { getMe } from '@luhuan/shared/api/people';
import type { Preset } from '@luhuan/shared/campaign/preset';
import type { Revision } from '@luhuan/shared/campaign/revision';
import type { CampaignId } from '@luhuan/shared/ids';
import type { RegionCode } from '@luhuan/shared/region';
import { ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOfficer } from '../../use-officer.ts';
import { STEPS, type Step } from './steps.ts';

/** A campaign that can be copied or named in a relation: one of the own region, or one that reaches it. */
export type Source = {
  readonly campaignId: CampaignId;
  readonly title: string;
  readonly regionName: string;
  readonly revision: Revision;
};

/** What a draft can start from. */
export type Desk = {
  readonly presets: readonly Preset[];
  readonly sources: readonly Source[];
  readonly place: { readonly regionCode: RegionCode; readonly name: string };
  readonly personId: string;
  /** The campaign in the address. */
  readonly managed: ManagedCampaign | undefined;
  /** The revision that it was copied from, where it was copied. */
  readonly copied: Revision | undefined;
};

const sourceOf = ({ campaign, regionName, revision, live }: ManagedCampaign): Source => {
  const current = live ?? revision;
  return { campaignId: campaign.campaignId, title: current.rules.title, regionName, revision: current };
};

const loadDesk = async (campaignId: string | undefined) => {
  const [presets, me, own] = await Promise.all([
    call(send, listPresets, {}),
    call(send, getMe, {}),
    call(send, listManagedCampaigns, {}),
  ]);
  if (!presets.ok) return presets;
  if (!me.ok) return me;
  if (!own.ok) return own;
  const { person, regionName, officeName } = me.value;
  const place = { regionCode: person.officeRegionCode ?? person.regionCode, name: officeName ?? regionName };
  const [reaching, managed] = await Promise.all([
    call(send, listOpenCampaigns, { params: { regionCode: place.regionCode } }),
    campaignId === undefined ? ok(undefined) : call(send, getManagedCampaign, { params: { campaignId } }),
  ]);
  if (!reaching.ok) return reaching;
  if (!managed.ok) return managed;
  const above = reaching.value.items.map(({ campaignId: id, regionName: name, revision }) => ({
    campaignId: id,
    title: revision.rules.title,
    regionName: name,
    revision,
  }));
  const mine = own.value.items.map(sourceOf);
  const sources = [...mine, ...above.filter((one) => mine.every((other) => other.campaignId !== one.campaignId))];
  const origin = managed.value?.campaign.proposal?.origin ?? managed.value?.campaign.inForce?.origin;
  const copied =
    origin?.kind === 'campaign'
      ? sources.find((one) => one.campaignId === origin.campaignId && one.revision.number === origin.revisionNumber)
      : undefined;
  return ok({
    presets: presets.value.items,
    sources,
    place,
    personId: person.personId,
    managed: managed.value,
    copied: copied?.revision,
  } satisfies Desk);
};

/** Where a campaign is written: the presets, the campaigns that can be copied, and the one in the address. */
export const useBuilder = () => {
  const { campaignId, step } = useRouter().params;
  return {
    screen: useLoad(() => loadDesk(campaignId), campaignId ?? 'new'),
    officer: useOfficer(),
    campaignId,
    step: STEPS.find((one) => one === step) ?? ('place' satisfies Step),
  };
};
export type BuilderPage = ReturnType<typeof useBuilder>;
