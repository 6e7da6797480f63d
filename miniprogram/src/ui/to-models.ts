import type { Category } from '@luhuan/shared/appliance/category';
import Taro from '@tarojs/taro';
import { chosenCategory } from '../storage/catalogue.ts';

/** The models of a category. */
export const toModels = (category: Category): void => {
  chosenCategory.set(category);
  void Taro.switchTab({ url: '/pages/appliances/index' });
};
