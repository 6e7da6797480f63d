import { listApplianceModels } from '@luhuan/shared/api/appliances';
import { listOpenCampaigns } from '@luhuan/shared/api/campaigns';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { chosenCategory } from '../../storage/catalogue.ts';
import { preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';

/** Models of the chosen category, and the campaigns that decide what they cost after the subsidy. */
export const useAppliances = () => {
  const category = useStored(chosenCategory);
  const { regionCode } = useStored(preferences).home;
  const screen = useLoad(() => call(send, listApplianceModels, { query: { category, limit: 100 } }), category);
  const campaigns = useLoad(() => call(send, listOpenCampaigns, { params: { regionCode } }), regionCode);
  return {
    screen,
    category,
    choose: chosenCategory.set,
    campaigns: campaigns.state === 'shown' ? campaigns.value.items : [],
  };
};
export type Appliances = ReturnType<typeof useAppliances>;
