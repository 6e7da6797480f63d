import type { DeductionKind } from '../campaign/rule.ts';
import type { Language } from './language.ts';

export const DEDUCTION_NAME: Record<Language, Record<DeductionKind | 'subsidy', string>> = {
  'zh-CN': {
    'maker-discount': '厂家优惠',
    'shop-discount': '商家优惠',
    'operator-discount': '运营商优惠',
    subsidy: '国家补贴',
    'payment-discount': '支付优惠',
    'old-appliance': '旧机折价',
  },
  en: {
    'maker-discount': 'Maker discount',
    'shop-discount': 'Shop discount',
    'operator-discount': 'Operator discount',
    subsidy: 'Subsidy',
    'payment-discount': 'Payment discount',
    'old-appliance': 'Old appliance',
  },
};
