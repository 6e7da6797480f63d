import { cancelOrder, signOrder } from '@luhuan/shared/api/orders';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { type Order, isOpen } from '@luhuan/shared/order/order';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { ActingBanner, subjectFor, useActing } from '../../../ui/acting-banner.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Refused, Shown, Standing, Unknown } from '../../../ui/standing.tsx';
import { useOrderText } from '../../text/use-order-text.ts';
import { OrderForm } from './order-form.tsx';
import { OrderSteps } from './order-steps.tsx';
import { type OrderPage, isFree } from './use-order.ts';
import './order.scss';

type ActProps = { order: Order; onMoved: (order: Order) => void; onStale: () => void };

/** One thing the shopper can do to the order, after they were asked once more. */
const Act = ({ order, onMoved, onStale, what }: ActProps & { what: 'sign' | 'cancel' }) => {
  const text = useOrderText();
  const acting = useActing();
  const [asking, setAsking] = useState(false);
  const { shopId, orderId, version } = order;
  const { sent, submit, clear } = useOnce(subjectFor(acting, `${what}:${orderId}:${version}`), async (key) => {
    const asked = { key, params: { shopId, orderId }, body: {} };
    const answer = await (what === 'sign' ? call(send, signOrder, asked) : call(send, cancelOrder, asked));
    if (answer.ok) onMoved(answer.value);
    return answer;
  });
  const go = () => {
    setAsking(false);
    void submit();
  };
  if (sent.state === 'refused')
    return (
      <Refused
        problem={sent.problem}
        reader="shopper"
        onEdit={() => {
          clear();
          onStale();
        }}
      />
    );
  if (sent.state === 'unknown') return <Unknown askAgain={go} />;
  const sending = sent.state === 'sending';
  const signing = what === 'sign';
  return (
    <View>
      <PushButton kind={signing ? 'primary' : 'danger'} disabled={sending} onPush={() => setAsking(true)}>
        {signing ? (sending ? text.signing : text.sign) : text.cancel}
      </PushButton>
      <Confirm
        visible={asking}
        title={signing ? text.signTitle : text.cancelTitle}
        text={signing ? text.signText : text.cancelText}
        yes={signing ? text.signYes : text.cancelYes}
        onYes={go}
        onNo={() => setAsking(false)}
      />
    </View>
  );
};

const toVoucher = (voucherId: string) => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` });

const Placed = ({
  page,
  order,
  held,
  onStale,
}: { page: OrderPage; held: WalletVoucher } & Omit<ActProps, 'onMoved'>) => {
  const text = useOrderText();
  const act = { order, onMoved: page.moved, onStale };
  return (
    <View>
      <OrderSteps order={order} />
      <View className="order-actions">
        {order.status === 'shipped' ? (
          <>
            <Act {...act} what="sign" />
            <PushButton kind="secondary" onPush={() => toVoucher(order.voucherId)}>
              {text.showCode}
            </PushButton>
          </>
        ) : null}
        {order.status === 'placed' || order.status === 'accepted' ? <Act {...act} what="cancel" /> : null}
        {order.status === 'cancelled' && isFree(held, page.now) ? (
          <PushButton onPush={page.again}>{text.again}</PushButton>
        ) : null}
        {isOpen(order) ? null : (
          <PushButton kind="plain" onPush={() => toVoucher(order.voucherId)}>
            {text.toVoucher}
          </PushButton>
        )}
      </View>
    </View>
  );
};

const Choose = ({ page, free }: { page: OrderPage; free: readonly WalletVoucher[] }) => {
  const text = useOrderText();
  const { common } = useText();
  const language = useLanguage();
  if (free.length === 0)
    return (
      <Standing
        sheet="empty"
        title={text.none}
        text={text.noneText}
        button={{ text: text.toHome, onPush: () => void Taro.switchTab({ url: '/pages/home/index' }) }}
      />
    );
  return (
    <View>
      <Text className="block-title">{text.choose}</Text>
      {free.map(({ voucher, campaignTitle }) => (
        <View key={voucher.voucherId} className="block">
          <Text className="block-title">{`${CATEGORY_NAME[language][voucher.category]} · ${text.upTo(voucher.capFen)}`}</Text>
          <Text className="quiet">{campaignTitle}</Text>
          <Text className="quiet">{common.until(deadline(voucher.expiresAt, language))}</Text>
          <PushButton kind="secondary" onPush={() => page.choose(voucher.voucherId)}>
            {text.use}
          </PushButton>
        </View>
      ))}
    </View>
  );
};

export const OrderView = ({ page }: { page: OrderPage }) => {
  const text = useOrderText();
  return (
    <Screen title={text.title} parent="/pages/wallet/index">
      <ActingBanner />
      {page.signedIn ? (
        <Shown screen={page.screen}>
          {({ online, orders }, reload) => {
            const held = online.find(({ voucher }) => voucher.voucherId === page.chosen);
            const order = page.orderIn(orders);
            if (held === undefined) return <Choose page={page} free={online.filter((one) => isFree(one, page.now))} />;
            if (order !== undefined && !page.anew)
              return <Placed page={page} order={order} held={held} onStale={reload} />;
            return <OrderForm held={held} brought={page.brought} onPlaced={page.moved} />;
          }}
        </Shown>
      ) : (
        <SignInFirst title={text.signInFirst} text={text.signInText} />
      )}
    </Screen>
  );
};
