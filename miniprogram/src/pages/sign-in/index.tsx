import { SignInView } from './sign-in-view.tsx';
import { useSignIn } from './use-sign-in.ts';
import { useWeChat } from './use-wechat.ts';

export default function SignInPage() {
  return <SignInView page={useSignIn()} wechat={useWeChat()} />;
}
