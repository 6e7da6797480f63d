import { sumFen } from '@luhuan/shared/fen';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { standingOf, wholeReturn } from '@luhuan/shared/redemption/return';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { ReturnsBlock } from '../../../ui/returns-block.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { usePromotionsText } from '../../text/use-promotions-text.ts';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { Receipt } from '../../ui/receipt.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { UnitStandingBlock } from './unit-standing-block.tsx';
import type { Redemptions } from './use-redemptions.ts';
import './redemptions.scss';

const TILL = '/retailer/pages/till/index';

/** Back to the till that led here, or to a till when this page was opened by its address. */
const toTill = () => {
  const below = Taro.getCurrentPages().at(-2)?.route ?? '';
  if (below.includes('retailer/pages/till')) void Taro.navigateBack();
  else void Taro.redirectTo({ url: TILL });
};

const toReturn = ({ redemptionId }: Redemption) =>
  void Taro.navigateTo({ url: `/retailer/pages/return/index?redemptionId=${redemptionId}` });

const toOrders = () => void Taro.navigateTo({ url: '/retailer/pages/orders/index' });

const toPrices = () => void Taro.navigateTo({ url: '/retailer/pages/prices/index' });

const toPromotions = () => void Taro.navigateTo({ url: '/retailer/pages/promotions/index' });

const toEvidence = () => void Taro.navigateTo({ url: '/retailer/pages/evidence/index' });

type RowProps = { redemption: Redemption; opened: boolean; onToggle: () => void };

const Row = ({ redemption, opened, onToggle }: RowProps) => {
  const text = useRetailerText().redemptions;
  const language = useLanguage();
  const { kind: kinds } = useText().returns;
  const { category, redeemedAt, returns } = redemption;
  const last = returns.at(-1);
  return (
    <View className="block">
      <PushButton kind="bare" className="redemption-row" expanded={opened} onPush={onToggle}>
        <View className="row">
          <Text className="redemption-category">{CATEGORY_NAME[language][category]}</Text>
          <Text className="money">{text.subsidy(standingOf(redemption).subsidyFen)}</Text>
        </View>
        {last === undefined ? null : (
          <View className="row">
            <StatusTag tone="wait">{kinds[last.kind]}</StatusTag>
            <Text className="quiet figure">{dateTime(last.at, language)}</Text>
          </View>
        )}
        <View className="row">
          <Text className="quiet figure">{dateTime(redeemedAt, language)}</Text>
          <Text className="quiet figure">
            {text.pay(standingOf(redemption).payFen)}
            <Text className="redemption-arrow" ariaHidden>
              {opened ? '▴' : '▾'}
            </Text>
          </Text>
        </View>
      </PushButton>
      {opened ? (
        <View className="redemption-receipt">
          <Receipt redemption={redemption} />
          <UnitStandingBlock redemptionId={redemption.redemptionId} />
          <ReturnsBlock redemption={redemption} />
          {wholeReturn(redemption.returns) === undefined ? (
            <PushButton kind="secondary" onPush={() => toReturn(redemption)}>
              {text.toReturn}
            </PushButton>
          ) : null}
        </View>
      ) : null}
    </View>
  );
};

const Sum = ({ items, complete }: { items: readonly Redemption[]; complete: boolean }) => {
  const text = useRetailerText();
  const { count, countSoFar, subsidies } = text.redemptions;
  return (
    <View>
      <View className="row redemptions-head">
        <Text className="quiet">{complete ? count(items.length) : countSoFar(items.length)}</Text>
        <PushButton kind="plain" onPush={toEvidence}>
          {text.evidence.late.link}
        </PushButton>
        <PushButton kind="plain" onPush={toOrders}>
          {text.orders.link}
        </PushButton>
        <PushButton kind="plain" onPush={toPrices}>
          {text.prices.link}
        </PushButton>
        <PushButton kind="plain" onPush={toPromotions}>
          {usePromotionsText().link}
        </PushButton>
        <PushButton kind="plain" onPush={toTill}>
          {text.toTill}
        </PushButton>
      </View>
      <View className="block">
        <View className="row">
          <Text>{subsidies}</Text>
          <Text className="money redemptions-amount">
            {yuan(sumFen(items.map((redemption) => standingOf(redemption).subsidyFen)))}
          </Text>
        </View>
      </View>
    </View>
  );
};

const More = ({ more }: Pick<Redemptions, 'more'>) => {
  const text = useRetailerText().redemptions;
  const { common } = useText();
  if (!more.hasMore) return null;
  if (more.state === 'failed') return <Trouble words={common.offlineTitle} retry={more.load} />;
  const loading = more.state === 'loading';
  return (
    <PushButton kind="secondary" disabled={loading} onPush={more.load}>
      {loading ? text.loadingMore : text.more}
    </PushButton>
  );
};

const List = ({ page, newest }: { page: Redemptions; newest: readonly Redemption[] }) => {
  const text = useRetailerText();
  const items = [...newest, ...page.more.items];
  if (items.length === 0)
    return (
      <View>
        <Standing
          sheet="empty"
          title={page.returned ? text.redemptions.noneReturned : text.redemptions.emptyTitle}
          text={page.returned ? text.redemptions.noneReturnedText : text.redemptions.emptyText}
          button={{ text: text.toTill, onPush: toTill }}
        />
        <PushButton kind="plain" onPush={toOrders}>
          {text.orders.link}
        </PushButton>
      </View>
    );
  return (
    <View>
      <Sum items={items} complete={!page.more.hasMore} />
      {items.map((redemption) => (
        <Row
          key={redemption.redemptionId}
          redemption={redemption}
          opened={page.opened === redemption.redemptionId}
          onToggle={() => page.toggle(redemption.redemptionId)}
        />
      ))}
      <More more={page.more} />
    </View>
  );
};

export const RedemptionsView = ({ page }: { page: Redemptions }) => {
  const text = useRetailerText();
  return (
    <Screen title={text.redemptions.title} parent={TILL}>
      {page.staff.state === 'clerk' ? (
        <View>
          <Chips
            label={text.redemptions.which}
            options={[
              { value: false, name: text.redemptions.all },
              { value: true, name: text.redemptions.returned },
            ]}
            chosen={page.returned}
            choose={page.show}
          />
          <Shown screen={page.first} reader="cashier">
            {({ items }) => <List page={page} newest={items} />}
          </Shown>
        </View>
      ) : (
        <NotStaff signedOut={page.staff.state === 'signed-out'} />
      )}
    </Screen>
  );
};
