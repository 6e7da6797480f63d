import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';

/** Says that entries of an earlier visit are back, and offers to drop them. */
export const Restored = ({ startOver }: { startOver: () => void }) => {
  const text = useGovernmentText();
  return (
    <View className="open-restored" ariaLive="polite">
      <Text>{text.open.restored}</Text>
      <PushButton kind="plain" onPush={startOver}>
        {text.open.startOver}
      </PushButton>
    </View>
  );
};
