import type { WhyNot, WhyNotBundle } from '../promotion/why-not.ts';
import { whole } from '../text/format.ts';
import { counter } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type PromotionTexts = Pick<RefusalTexts, 'PromotionNotForThis' | 'BundleNotForThis' | 'LimitBelowUsed'>;

const WHY: Record<'zh-CN' | 'en', Record<WhyNot, string>> = {
  'zh-CN': {
    unknown: '本店没有这项优惠',
    'not-yet': '还没有开始',
    over: '已经结束',
    stopped: '门店已经停掉',
    'used-up': '名额或经费用完了',
    'other-goods': '不含这件商品',
    'below-threshold': '价格没到满减的门槛',
    'no-old-appliance': '要交同类的旧电器',
    'no-gain': '价格已经更低',
    'stands-alone': '不能和别的优惠同用',
    'sold-apart': '要先录成套装',
  },
  en: {
    unknown: 'this shop has no such promotion',
    'not-yet': 'it has not begun',
    over: 'it is over',
    stopped: 'the shop has stopped it',
    'used-up': 'it is used up',
    'other-goods': 'it is for other goods',
    'below-threshold': 'the price is below its threshold',
    'no-old-appliance': 'it takes an old appliance of the same kind',
    'no-gain': 'the price is lower already',
    'stands-alone': 'it does not go with others',
    'sold-apart': 'the goods must be put together first',
  },
};

const WHY_BUNDLE: Record<'zh-CN' | 'en', Record<WhyNotBundle, string>> = {
  'zh-CN': {
    unknown: '本店没有这个套装',
    'other-goods': '套装里没有这件商品',
    'other-price': '标价和套装里的不同',
    redeemed: '套装里的这件已经用过券',
  },
  en: {
    unknown: 'this shop has no such bundle',
    'other-goods': 'it does not have these goods',
    'other-price': 'its list price is another',
    redeemed: 'a voucher was used on them already',
  },
};

/** Words of shops' own promotions. */
export const promotionZhCN: PromotionTexts = {
  PromotionNotForThis: ({ title, why }) =>
    counter(
      title === '' ? '这项优惠用不上' : `“${title}”用不上`,
      [`${WHY['zh-CN'][why]}。您的券没有动，店员可以不用这项优惠再办。`, 'none'],
      [`${WHY['zh-CN'][why]}。请去掉它，核对价格后再试。`, 'edit-entry'],
    ),
  BundleNotForThis: ({ title, why }) =>
    counter(
      title === '' ? '找不到这个套装' : `“${title}”对不上`,
      [`${WHY_BUNDLE['zh-CN'][why]}。您的券没有动，请店员核对套装。`, 'none'],
      [`${WHY_BUNDLE['zh-CN'][why]}。请核对套装里的商品和标价。`, 'edit-entry'],
    ),
  LimitBelowUsed: ({ used }) =>
    counter(
      `已经用了 ${whole(used)} 次`,
      ['门店的名额不能少于已经用掉的。', 'none'],
      ['名额和经费不能少于已经用掉的。请改大，或停掉这项优惠。', 'edit-entry'],
    ),
};

export const promotionEn: PromotionTexts = {
  PromotionNotForThis: ({ title, why }) =>
    counter(
      title === '' ? 'This promotion does not apply' : `“${title}” does not apply`,
      [`Because ${WHY.en[why]}. Your voucher is untouched; the clerk can go on without it.`, 'none'],
      [`Because ${WHY.en[why]}. Take it out, check the price and try again.`, 'edit-entry'],
    ),
  BundleNotForThis: ({ title, why }) =>
    counter(
      title === '' ? 'No such bundle' : `“${title}” does not match`,
      [`Because ${WHY_BUNDLE.en[why]}. Your voucher is untouched; the clerk checks the bundle.`, 'none'],
      [`Because ${WHY_BUNDLE.en[why]}. Check its goods and list prices.`, 'edit-entry'],
    ),
  LimitBelowUsed: ({ used }) =>
    counter(
      `Used ${whole(used)} times already`,
      ['A shop cannot set less than was used.', 'none'],
      ['Limits cannot be below what was used. Raise them, or stop it.', 'edit-entry'],
    ),
};
