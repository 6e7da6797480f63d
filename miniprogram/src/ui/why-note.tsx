import type { Why } from '@luhuan/shared/offer/offer';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import { useClaimBarred } from './acting-banner.tsx';
import { PushButton } from './push-button.tsx';
import { follow } from './standing.tsx';
import './why-note.scss';

type WhyNoteProps = {
  why: Why;
  /** What the screen itself does for a remedy that stays on it; without it such a remedy has no button. */
  here?: () => void;
};

/** Why not now, in words, and the button that helps. */
export const WhyNote = ({ why, here }: WhyNoteProps) => {
  const text = useText();
  const { title, text: words } = why[useLanguage()];
  const { action } = why;
  // what only the person themselves can do is no way out for who acts without a power to claim
  if (useClaimBarred() && ['sign-in', 'verify-identity'].includes(action))
    return <Text className="quiet">{text.acting.claimMissing}</Text>;
  const leads = !['none', 'open-home', 'prove-place'].includes(action);
  return (
    <View className="why-note">
      <Text className="why-note-title">{title}</Text>
      <Text className="quiet">{words}</Text>
      {leads ? (
        <PushButton kind="secondary" onPush={() => follow(action, here ?? (() => undefined))}>
          {text.common.action[action]}
        </PushButton>
      ) : null}
    </View>
  );
};
