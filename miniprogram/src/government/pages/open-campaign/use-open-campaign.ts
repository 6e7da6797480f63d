import { getManagedCampaign, listPresets } from '@luhuan/shared/api/campaigns';
import { getMe } from '@luhuan/shared/api/people';
import { ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOfficer } from '../../use-officer.ts';
import type { Start } from './use-plan.ts';

const load = async (campaignId: string | undefined) => {
  const [presets, me, managed] = await Promise.all([
    call(send, listPresets, {}),
    call(send, getMe, {}),
    campaignId === undefined ? ok(undefined) : call(send, getManagedCampaign, { params: { campaignId } }),
  ]);
  if (!presets.ok) return presets;
  if (!me.ok) return me;
  if (!managed.ok) return managed;
  const { items } = presets.value;
  // a revision does not say which preset it came from; its programme does
  const programme = managed.value?.revision.rules.programme;
  const preset = items.find(({ rules }) => rules.programme === programme) ?? items[0];
  if (preset === undefined) throw new Error('there is no preset');
  const { person, regionName, officeName } = me.value;
  const place = { regionCode: person.officeRegionCode ?? person.regionCode, name: officeName ?? regionName };
  return ok({ presets: items, preset, managed: managed.value, place, personId: person.personId } satisfies Start);
};

/** What a plan starts from: the presets and the officer's own region, or the revision of the campaign in the address. */
export const useOpenCampaign = () => {
  const { campaignId } = useRouter().params;
  return { screen: useLoad(() => load(campaignId), campaignId ?? 'new'), officer: useOfficer(), campaignId };
};
export type OpenCampaignPage = ReturnType<typeof useOpenCampaign>;
