import { SignInFirst } from '../../ui/sign-in-first.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';

/** What somebody without a role at a till sees, with the way to one. */
export const NotStaff = ({ signedOut }: { signedOut: boolean }) => {
  const text = useRetailerText();
  return <SignInFirst title={signedOut ? text.signedOutTitle : text.notClerkTitle} text={text.notClerkText} />;
};
