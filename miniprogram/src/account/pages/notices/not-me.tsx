import { disavowNotice } from '@luhuan/shared/api/notices';
import type { Act, Notice } from '@luhuan/shared/notice/notice';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { useDelegatesText } from '../../text/use-delegates-text.ts';

const BY_SHOP: readonly Act['kind'][] = ['goods-returned', 'card-used', 'order-moved'];

type NotMeProps = { notice: Notice; what: string; onDone: () => void };

/** "I did not ask for this": what it does is said before, and what it did afterwards. */
export const NotMe = ({ notice: { noticeId, act }, what, onDone }: NotMeProps) => {
  const text = useDelegatesText().notices;
  // a shop has no power that could end: the office hears of it
  const byShop = BY_SHOP.includes(act.kind);
  const [asking, setAsking] = useState(false);
  const { sent, submit } = useOnce(`disavow:${noticeId}`, (key) =>
    call(send, disavowNotice, { key, params: { noticeId }, body: {} }),
  );
  const disavow = () => {
    setAsking(false);
    void submit();
  };
  if (sent.state === 'done')
    return (
      <View className="notice-done" ariaLive="polite">
        <Text className="notice-done-title">{`✓ ${byShop ? text.doneByShop : text.doneTitle}`}</Text>
        <Text>{act.kind === 'goods-returned' ? text.doneByShopText : text.fate[sent.value.fate]}</Text>
        <PushButton kind="secondary" onPush={onDone}>
          {text.ok}
        </PushButton>
      </View>
    );
  // said on another phone meanwhile, for instance: the list knows
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={onDone} />;
  if (sent.state === 'unknown') return <Unknown askAgain={disavow} />;
  return (
    <View className="notice-not-me">
      <PushButton
        kind="danger"
        label={text.notMeFor(what)}
        disabled={sent.state === 'sending'}
        onPush={() => setAsking(true)}
      >
        {text.notMe}
      </PushButton>
      <Confirm
        visible={asking}
        title={text.confirmTitle}
        text={byShop ? text.confirmByShop : text.confirmText}
        yes={text.confirmYes}
        onYes={disavow}
        onNo={() => setAsking(false)}
      />
    </View>
  );
};
