import type { Category } from '../appliance/category.ts';
import type { Language } from './language.ts';

export const CATEGORY_NAME: Record<Language, Record<Category, string>> = {
  'zh-CN': {
    fridge: '冰箱',
    washer: '洗衣机',
    television: '电视',
    'air-conditioner': '空调',
    'water-heater': '热水器',
    computer: '电脑',
    phone: '手机',
    tablet: '平板',
    'smart-watch': '智能手表手环',
    'smart-glasses': '智能眼镜',
  },
  en: {
    fridge: 'Fridge',
    washer: 'Washing machine',
    television: 'Television',
    'air-conditioner': 'Air conditioner',
    'water-heater': 'Water heater',
    computer: 'Computer',
    phone: 'Phone',
    tablet: 'Tablet',
    'smart-watch': 'Smart watch or band',
    'smart-glasses': 'Smart glasses',
  },
};
