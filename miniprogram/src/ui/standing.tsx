import type { Problem } from '@luhuan/shared/refusal/problem';
import type { RemedyAction } from '@luhuan/shared/refusal/words';
import { Skeleton } from '@nutui/nutui-react-taro';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { Loaded } from '../api/use-load.ts';
import { useText } from '../text/use-text.ts';
import { Drawing, type Sheet } from './drawing.tsx';
import { PushButton } from './push-button.tsx';
import './standing.scss';

type StandingProps = {
  sheet: Sheet;
  title: string;
  text: string;
  button?: { readonly text: string; readonly onPush: () => void };
};

/** A screen that has nothing to show says why, in one sentence, with one thing to do. */
export const Standing = ({ sheet, title, text, button }: StandingProps) => (
  <View className="standing" ariaLive="polite">
    <Drawing sheet={sheet} />
    <Text className="standing-title">{title}</Text>
    <Text className="standing-text">{text}</Text>
    {button === undefined ? null : <PushButton onPush={button.onPush}>{button.text}</PushButton>}
  </View>
);

const Loading = () => {
  const text = useText();
  return (
    <View className="block" ariaRole="status" ariaLive="polite" ariaLabel={text.common.loading}>
      <Skeleton rows={4} animated visible={false} />
    </View>
  );
};

/** Where the button under a refusal leads; `onEdit` is what stays on this screen. */
export const follow = (action: RemedyAction, onEdit: () => void): void => {
  switch (action) {
    case 'sign-in':
      void Taro.navigateTo({ url: '/pages/sign-in/index' });
      return;
    case 'open-wallet':
      void Taro.switchTab({ url: '/pages/wallet/index' });
      return;
    case 'open-appliances':
      void Taro.switchTab({ url: '/pages/appliances/index' });
      return;
    case 'verify-identity':
      void Taro.navigateTo({ url: '/pages/identity/index' });
      return;
    case 'confirm':
      // the form is there again when the person comes back
      onEdit();
      void Taro.navigateTo({ url: '/account/pages/confirm/index' });
      return;
    case 'open-tills':
      onEdit();
      void Taro.navigateTo({ url: '/retailer/pages/device/index' });
      return;
    case 'open-home':
      void Taro.switchTab({ url: '/pages/home/index' });
      return;
    case 'none':
    case 'prove-place':
    case 'retry':
    case 'reload':
    case 'scan-again':
    case 'edit-entry':
      onEdit();
  }
};

/** To every rule behind a decision about the person. */
export const WhyLink = ({ receiptId }: { receiptId: string }) => {
  const text = useText();
  return (
    <PushButton
      kind="plain"
      onPush={() => void Taro.navigateTo({ url: `/account/pages/receipt/index?receiptId=${receiptId}` })}
    >
      {text.common.why}
    </PushButton>
  );
};

export type Reader = keyof Problem['remedy'];

/** A refusal in the words of whoever reads it, with the button that helps. */
export const Refused = ({ problem, reader, onEdit }: { problem: Problem; reader: Reader; onEdit: () => void }) => {
  const text = useText();
  const remedy = problem.remedy[reader] ?? problem.remedy.shopper ?? problem.remedy.officer;
  const action = remedy?.action ?? 'none';
  const { receiptId } = problem.facts;
  return (
    <View className="refused">
      <Standing
        sheet="refused"
        title={problem.title}
        text={remedy?.text ?? ''}
        {...(action === 'none'
          ? {}
          : { button: { text: text.common.action[action], onPush: () => follow(action, onEdit) } })}
      />
      {reader === 'shopper' && typeof receiptId === 'string' ? <WhyLink receiptId={receiptId} /> : null}
    </View>
  );
};

/** Nobody answered: what is known, and the button that asks again. */
export const Unreachable = ({ retry }: { retry: () => void }) => {
  const text = useText();
  return (
    <Standing
      sheet="offline"
      title={text.common.offlineTitle}
      text={text.common.offlineText}
      button={{ text: text.common.retry, onPush: retry }}
    />
  );
};

/** A write without an answer: calm, and the same request can be sent again. */
export const Unknown = ({ askAgain }: { askAgain: () => void }) => {
  const text = useText();
  return (
    <Standing
      sheet="unknown"
      title={text.common.unknownTitle}
      text={text.common.unknownText}
      button={{ text: text.common.askAgain, onPush: askAgain }}
    />
  );
};

type ShownProps<T> = { screen: Loaded<T>; reader?: Reader; children: (value: T, reload: () => void) => ReactNode };

/** Draws what was loaded, or whichever of the other states the screen is in. */
export function Shown<T>({ screen, reader = 'shopper', children }: ShownProps<T>): ReactNode {
  switch (screen.state) {
    case 'loading':
      return <Loading />;
    case 'unreachable':
      return <Unreachable retry={screen.retry} />;
    case 'refused':
      return <Refused problem={screen.problem} reader={reader} onEdit={screen.retry} />;
    case 'shown':
      return children(screen.value, screen.reload);
  }
}
