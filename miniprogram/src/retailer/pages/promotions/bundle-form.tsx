import type { Category } from '@luhuan/shared/appliance/category';
import type { Bundle } from '@luhuan/shared/promotion/bundle';
import { type Promotion, whyNotRunning } from '@luhuan/shared/promotion/promotion';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, yuan } from '@luhuan/shared/text/format';
import { promotionWords } from '@luhuan/shared/text/promotion-words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { usePromotionsText } from '../../text/use-promotions-text.ts';
import { sellItem, useBundling, useRecentBundles } from './use-bundling.ts';
import type { PromotionsPage } from './use-promotions.ts';

type Offered = { readonly promotion: Promotion; readonly parts: readonly Category[] };

const Together = ({ promotion, parts, onDone }: Offered & { onDone: () => void }) => {
  const { bundle: text, busy } = usePromotionsText();
  const language = useLanguage();
  const { typedOf, edit, wrongGtin, wrongPrice, sent, put, clear } = useBundling(promotion, parts, onDone);
  const names = CATEGORY_NAME[language];
  return (
    <View className="block">
      <Text className="block-title">{promotionWords(promotion.terms.effect, language)}</Text>
      {parts.map((part) => (
        <View key={part}>
          <Field
            name={`bundle-gtin-${part}`}
            label={text.gtin(names[part])}
            type="number"
            value={typedOf(part).gtin}
            error={wrongGtin(part) ? text.gtinWrong : undefined}
            maxLength={13}
            onChange={(gtin) => edit(part, { gtin })}
          />
          <Field
            name={`bundle-price-${part}`}
            label={text.price(names[part])}
            type="digit"
            value={typedOf(part).price}
            error={wrongPrice(part) ? text.priceWrong : undefined}
            maxLength={12}
            onChange={(price) => edit(part, { price })}
          />
        </View>
      ))}
      <Text className="quiet">{text.note}</Text>
      <Written sent={sent} reader="cashier" askAgain={put} onEdit={clear} />
      <PushButton disabled={sent.state === 'sending'} onPush={put}>
        {sent.state === 'sending' ? busy : text.submit}
      </PushButton>
    </View>
  );
};

const BundleBlock = ({ bundle }: { bundle: Bundle }) => {
  const text = usePromotionsText().bundle;
  const language = useLanguage();
  const [taken, setTaken] = useState(false);
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title">{bundle.title}</Text>
        <Text className="quiet figure">{dateTime(bundle.soldAt, language)}</Text>
      </View>
      {bundle.items.map((item) => (
        <View key={item.gtin} className="row">
          <View>
            <Text>{`${CATEGORY_NAME[language][item.category]} ${yuan(item.listFen)}`}</Text>
            <Text className="quiet figure">{text.share(yuan(item.offFen))}</Text>
          </View>
          {item.redemptionId === undefined ? (
            <PushButton kind="secondary" onPush={() => setTaken(!sellItem(bundle, item))}>
              {text.sell}
            </PushButton>
          ) : (
            <StatusTag tone="good">{text.sold}</StatusTag>
          )}
        </View>
      ))}
      {taken ? <Text className="trouble">{text.taken}</Text> : null}
    </View>
  );
};

/** Goods put together for one customer, and the latest that were. */
export const BundleForm = ({ page: { screen, now } }: { page: PromotionsPage }) => {
  const text = usePromotionsText().bundle;
  const recent = useRecentBundles();
  const [chosen, choose] = useState<string | null>(null);
  const offered: Offered[] = (screen.state === 'shown' ? screen.value.items : []).flatMap((promotion) => {
    const { effect } = promotion.terms;
    return effect.kind === 'bundle' && whyNotRunning(promotion, now) === undefined
      ? [{ promotion, parts: effect.parts }]
      : [];
  });
  const one = offered.find(({ promotion }) => promotion.promotionId === chosen) ?? offered[0];
  return (
    <View>
      {one === undefined ? (
        <Standing sheet="empty" title={text.none} text={text.noneText} />
      ) : (
        <View>
          <Chips
            label={text.choose}
            options={offered.map(({ promotion: { promotionId, terms } }) => ({
              value: promotionId as string,
              name: terms.title,
            }))}
            chosen={one.promotion.promotionId}
            choose={choose}
          />
          <Together
            key={one.promotion.promotionId}
            {...one}
            onDone={() => {
              if (recent.state === 'shown') recent.reload();
            }}
          />
        </View>
      )}
      <Shown screen={recent} reader="cashier">
        {({ items }) =>
          items.length === 0 ? null : (
            <View>
              <Text className="block-title">{text.recent}</Text>
              <View ariaRole="list">
                {items.map((bundle) => (
                  <BundleBlock key={bundle.bundleId} bundle={bundle} />
                ))}
              </View>
            </View>
          )
        }
      </Shown>
    </View>
  );
};
