import Taro from '@tarojs/taro';
import { useText } from '../../text/use-text.ts';
import { Standing } from '../../ui/standing.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';

/** What somebody without a role at a till sees, with the way to one. */
export const NotStaff = ({ signedOut }: { signedOut: boolean }) => {
  const text = useRetailerText();
  const common = useText().common;
  return (
    <Standing
      sheet="refused"
      title={signedOut ? text.signedOutTitle : text.notClerkTitle}
      text={text.notClerkText}
      button={{
        text: common.action['sign-in'],
        onPush: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }),
      }}
    />
  );
};
