import Taro from '@tarojs/taro';
import { useText } from '../text/use-text.ts';
import { Standing } from './standing.tsx';

/** What a page shows that needs somebody to be signed in; the sign-in leads back to it. */
export const SignInFirst = ({ title, text }: { title: string; text: string }) => (
  <Standing
    sheet="refused"
    title={title}
    text={text}
    button={{
      text: useText().common.action['sign-in'],
      onPush: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }),
    }}
  />
);
