import { percent, yuan } from '../text/format.ts';
import { counter } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type PriceTexts = Pick<RefusalTexts, 'PriceReasonNeeded' | 'PriceTooHigh' | 'PriceAboveFiled'>;

const AGAINST = {
  'zh-CN': { filed: '备案价', shop: '本店近三个月最低价', city: '本市近三个月最低价' },
  en: {
    filed: 'the filed price',
    shop: 'this shop’s three-month low',
    city: 'this city’s three-month low',
  },
} as const;

/** Words of the price watch. */
export const priceZhCN: PriceTexts = {
  PriceReasonNeeded: ({ against, referenceFen, over }) =>
    counter(
      '价格比以前高，要写明原因',
      ['您的券没有动。店员写明涨价原因后就能办；您也可以比一比别家再决定。', 'none'],
      [`比${AGAINST['zh-CN'][against]} ${yuan(referenceFen)} 高 ${percent(over)}。请降价，或写明原因。`, 'edit-entry'],
    ),
  PriceTooHigh: ({ against, referenceFen, over }) =>
    counter(
      '价格太高，不能用补贴',
      ['您的券没有动，还可以用。请换一家店看看，或等价格降下来再来用。', 'open-wallet'],
      [`比${AGAINST['zh-CN'][against]} ${yuan(referenceFen)} 高 ${percent(over)}。请降价再试。`, 'edit-entry'],
    ),
  PriceAboveFiled: ({ filedFen }) =>
    counter(
      '高于备案价',
      ['门店报的价不能高于备案价。', 'none'],
      [`厂家备案价是 ${yuan(filedFen)}，请改低后再报。`, 'edit-entry'],
    ),
};

export const priceEn: PriceTexts = {
  PriceReasonNeeded: ({ against, referenceFen, over }) =>
    counter(
      'The price went up: please say why',
      ['Your voucher is untouched. The clerk can go on with a reason; you may compare with other shops.', 'none'],
      [
        `${percent(over)} above ${AGAINST.en[against]}, ${yuan(referenceFen)}. Lower it, or write the reason.`,
        'edit-entry',
      ],
    ),
  PriceTooHigh: ({ against, referenceFen, over }) =>
    counter(
      'The price is too high for the subsidy',
      ['Your voucher is untouched. Try another shop, or wait for a lower price.', 'open-wallet'],
      [`${percent(over)} above ${AGAINST.en[against]}, ${yuan(referenceFen)}. Lower it and try again.`, 'edit-entry'],
    ),
  PriceAboveFiled: ({ filedFen }) =>
    counter(
      'Above the filed price',
      ['A shop cannot pledge more than the maker filed.', 'none'],
      [`The maker filed ${yuan(filedFen)}. Lower the price and file again.`, 'edit-entry'],
    ),
};
