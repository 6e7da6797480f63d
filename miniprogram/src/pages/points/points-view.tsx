import type { Instant } from '@luhuan/shared/clock';
import { hasExpired } from '@luhuan/shared/points/expire';
import type { Balance, Lot } from '@luhuan/shared/points/points';
import { date, whole } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../text/use-text.ts';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { PointsPage } from './use-points.ts';
import './points.scss';

const BalanceBlock = ({ balance }: { balance: Balance }) => {
  const text = useText();
  return (
    <View className="block">
      <Text className="quiet">{text.points.active}</Text>
      <Text className="main-figure">{whole(balance.active)}</Text>
      <View className="row">
        <Text className="quiet">{text.points.pending}</Text>
        <Text className="figure">{whole(balance.pending)}</Text>
      </View>
      {balance.expired === 0 ? null : (
        <View className="row">
          <Text className="quiet">{text.points.expired}</Text>
          <Text className="figure">{whole(balance.expired)}</Text>
        </View>
      )}
    </View>
  );
};

const LotBlock = ({ lot, now }: { lot: Lot; now: Instant }) => {
  const text = useText();
  const language = useLanguage();
  const pending = now < lot.activeFrom;
  const expired = hasExpired(lot, now);
  const state = pending ? text.points.pending : expired ? text.points.expired : text.points.active;
  return (
    <View className="block">
      <View className="row">
        <Text className="points-lot">{text.points.lot(lot.points)}</Text>
        <StatusTag tone={pending || expired ? 'wait' : 'good'}>{state}</StatusTag>
      </View>
      <Text className="quiet">{text.points.earned(date(lot.earnedAt, language))}</Text>
      <Text className="quiet">
        {pending
          ? text.points.activeFrom(date(lot.activeFrom, language))
          : text.points.expiresAt(date(lot.expiresAt, language))}
      </Text>
    </View>
  );
};

export const PointsView = ({ page }: { page: PointsPage }) => {
  const text = useText();
  return (
    <Screen title={text.points.title} parent="/pages/me/index">
      <Shown screen={page.screen}>
        {({ balance, lots }) =>
          lots.length === 0 ? (
            <Standing sheet="empty" title={text.points.emptyTitle} text={text.points.emptyText} />
          ) : (
            <View>
              <BalanceBlock balance={balance} />
              {lots.map((lot) => (
                <LotBlock key={lot.redemptionId} lot={lot} now={page.now} />
              ))}
              <Text className="quiet">{text.points.assumption}</Text>
            </View>
          )
        }
      </Shown>
    </Screen>
  );
};
