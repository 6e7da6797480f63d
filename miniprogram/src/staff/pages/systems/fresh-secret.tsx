import { Text, View } from '@tarojs/components';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { hinted } from '../../key-standing.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import type { Fresh } from './use-systems.ts';

/** A new secret, this once; or, where the answer with it got lost, how to get one all the same. */
export const FreshSecret = ({ fresh, onKept }: { fresh: Fresh; onKept: () => void }) => {
  const { token: text } = useStaffText().systems;
  const { key, token, before } = fresh;
  if (token === null)
    return (
      <View className="block systems-fresh" ariaLive="polite">
        <Text className="block-title">{text.lostTitle}</Text>
        <Text className="systems-line">
          {before === null ? text.lostMade(key.name) : text.lostRotated(hinted(before))}
        </Text>
        <PushButton kind="secondary" onPush={onKept}>
          {text.lostKnown}
        </PushButton>
      </View>
    );
  return (
    <View className="block systems-fresh" ariaLive="polite">
      <Text className="block-title">{text.title(key.name)}</Text>
      <Text className="systems-line">{text.once}</Text>
      <CopyLine name={text.key} value={token} />
      <View className="systems-kept">
        <PushButton onPush={onKept}>{text.kept}</PushButton>
      </View>
    </View>
  );
};
