import type { CampaignId } from '@luhuan/shared/ids';
import Taro from '@tarojs/taro';

export const OVERVIEW = '/government/pages/overview/index';
export const BUILDER = '/government/pages/builder/index';
const CAMPAIGN = '/government/pages/campaign/index';

/** Pages behind the one in front, nearest first. */
const behind = (): readonly string[] =>
  Taro.getCurrentPages()
    .slice(0, -1)
    .map(({ route }) => `/${route ?? ''}`.replace('//', '/'))
    .toReversed();

/** Goes back to the overview if it is open already, so that going round does not pile pages up. */
export const toOverview = (): void => {
  const back = behind().indexOf(OVERVIEW);
  if (back < 0) void Taro.redirectTo({ url: OVERVIEW });
  else void Taro.navigateBack({ delta: back + 1 });
};

export const toAppeals = (): void => void Taro.navigateTo({ url: '/government/pages/appeals/index' });

export const toAlike = (): void => void Taro.navigateTo({ url: '/government/pages/alike/index' });

export const toRewards = (): void => void Taro.navigateTo({ url: '/government/pages/rewards/index' });

export const toRecalls = (): void => void Taro.navigateTo({ url: '/government/pages/recalls/index' });

export const toFairs = (): void => void Taro.navigateTo({ url: '/government/pages/fairs/index' });

export const toCatalogue = (): void => void Taro.navigateTo({ url: '/government/pages/catalogue/index' });

export const toRegister = (): void => void Taro.navigateTo({ url: '/government/pages/register/index' });

export const toBuilder = (): void => void Taro.navigateTo({ url: BUILDER });

export const toCampaign = (campaignId: CampaignId): void =>
  void Taro.navigateTo({ url: `${CAMPAIGN}?campaignId=${campaignId}` });

/** To the builder, at a step of it. */
export const toRevision = (campaignId: CampaignId, step?: string): void =>
  void Taro.navigateTo({ url: `${BUILDER}?campaignId=${campaignId}${step === undefined ? '' : `&step=${step}`}` });

/** Leaves a form that is done with, for the campaign that it was about. */
export const onToCampaign = (campaignId: CampaignId): void => {
  if (behind()[0] === CAMPAIGN) void Taro.navigateBack();
  else void Taro.redirectTo({ url: `${CAMPAIGN}?campaignId=${campaignId}` });
};

/** Puts what a page is filtered by into its address, for a reload or a link; WeChat has no address to put it in. */
export const keepInAddress = (name: string, value: string | undefined): void => {
  if (process.env['TARO_ENV'] !== 'h5') return;
  const address = new URL(window.location.href);
  if (value === undefined) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  window.history.replaceState(window.history.state, '', address);
};
