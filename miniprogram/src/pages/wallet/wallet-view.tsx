import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useText } from '../../text/use-text.ts';
import { TurnList } from '../../turn/turn-list.tsx';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import { VoucherCard } from '../../ui/voucher-card.tsx';
import type { Wallet } from './use-wallet.ts';

const open = (voucherId: string) => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` });

export const WalletView = ({ page }: { page: Wallet }) => {
  const text = useText();
  return (
    <Screen title={text.wallet.title} tab>
      <ActingBanner />
      {page.signedIn ? <TurnList now={page.now} /> : null}
      <Shown screen={page.screen}>
        {({ items, behind }) =>
          items.length === 0 ? (
            <Standing
              sheet="empty"
              title={text.wallet.emptyTitle}
              text={text.wallet.emptyText}
              button={{ text: text.wallet.toHome, onPush: () => void Taro.switchTab({ url: '/pages/home/index' }) }}
            />
          ) : (
            <View>
              {behind ? <Text className="quiet">{text.common.offlineText}</Text> : null}
              {items.map((held) => (
                <VoucherCard
                  key={held.voucher.voucherId}
                  held={held}
                  now={page.now}
                  onOpen={() => open(held.voucher.voucherId)}
                />
              ))}
            </View>
          )
        }
      </Shown>
    </Screen>
  );
};
