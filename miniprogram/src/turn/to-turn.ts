import type { Category } from '@luhuan/shared/appliance/category';
import type { CampaignId } from '@luhuan/shared/ids';
import Taro from '@tarojs/taro';

/** To the page of a draw, a line or a coupon. */
export const toTurn = (campaignId: CampaignId, category: Category): void =>
  void Taro.navigateTo({ url: `/account/pages/turn/index?campaignId=${campaignId}&category=${category}` });
