import { plusMs } from '@luhuan/shared/clock';
import { type Promotion, whyNotRunning } from '@luhuan/shared/promotion/promotion';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { date, whole } from '@luhuan/shared/text/format';
import { promotionWords } from '@luhuan/shared/text/promotion-words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useNow } from '../../../api/use-now.ts';
import { usePromotionsNear } from '../../../api/use-promotions.ts';
import { toModels } from '../../../ui/to-models.ts';
import { usePromotedText } from '../../../text/use-promoted-text.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

const MINUTE_MS = 60_000;
/** A shopper who wants to see goods of more kinds has the catalogue. */
const LINKS_MAX = 3;

const useGoodsLine = ({ scope, effect }: Promotion['terms']): string => {
  const text = usePromotedText();
  const names = CATEGORY_NAME[useLanguage()];
  const grade = scope.worstGrade === null ? [] : [text.grade(scope.worstGrade)];
  if (scope.gtins.length > 0) return [text.someModels(scope.gtins.length), ...grade].join(' · ');
  const kinds = effect.kind === 'bundle' ? effect.parts : scope.categories;
  return [...(kinds.length === 0 ? [text.allGoods] : kinds.map((kind) => names[kind])), ...grade].join(' · ');
};

const PromotionCard = ({ promotion, now }: { promotion: Promotion; now: ReturnType<typeof useNow> }) => {
  const text = usePromotedText();
  const language = useLanguage();
  const { terms, limits, used, shopName } = promotion;
  const { window, effect, scope } = terms;
  const why = whyNotRunning(promotion, now);
  const kinds = effect.kind === 'bundle' ? effect.parts : scope.categories;
  const goods = useGoodsLine(terms);
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title">{terms.title}</Text>
        {why === 'not-yet' ? <StatusTag tone="wait">{text.from(date(window.from, language))}</StatusTag> : null}
        {why === 'used-up' ? <StatusTag tone="wait">{text.usedUp}</StatusTag> : null}
      </View>
      <View>
        <Text className="money">{promotionWords(effect, language)}</Text>
      </View>
      <View>
        <Text>{shopName}</Text>
      </View>
      <Text className="quiet">{goods}</Text>
      <Text className="quiet figure">
        {[
          text.until(date(plusMs(window.until, -1), language)),
          ...(limits.stock === null || why === 'used-up' ? [] : [text.left(whole(limits.stock - used))]),
          text.paidBy[terms.paidBy],
        ].join(' · ')}
      </Text>
      {kinds.slice(0, LINKS_MAX).map((kind) => (
        <View key={kind}>
          <PushButton kind="plain" onPush={() => toModels(kind)}>
            {text.seeModels(CATEGORY_NAME[language][kind])}
          </PushButton>
        </View>
      ))}
    </View>
  );
};

/** Everything the shops of the city promise; the green zone is what only the best grade gets. */
export const PromotionsView = () => {
  const text = usePromotedText();
  const common = useText();
  const now = useNow(MINUTE_MS);
  const [green, setGreen] = useState(false);
  const screen = usePromotionsNear();
  return (
    <Screen title={text.pageTitle} parent="/pages/appliances/index">
      <Text className="quiet">{text.pageNote}</Text>
      <Chips
        label={text.filter}
        options={[
          { value: false, name: text.all },
          { value: true, name: text.green },
        ]}
        chosen={green}
        choose={setGreen}
      />
      {green ? <Text className="quiet">{text.greenNote}</Text> : null}
      <PushButton kind="plain" onPush={() => void Taro.navigateTo({ url: '/shopping/pages/fairs/index' })}>
        {common.home.fairs}
      </PushButton>
      <Shown screen={screen}>
        {({ items }) => {
          const shown = items.filter(({ terms }) => !green || terms.scope.worstGrade === 1);
          return shown.length === 0 ? (
            <Standing sheet="empty" title={green ? text.noneGreen : text.none} text={text.noneText} />
          ) : (
            <View ariaRole="list">
              {shown.map((promotion) => (
                <PromotionCard key={promotion.promotionId} promotion={promotion} now={now} />
              ))}
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
