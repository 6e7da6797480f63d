import { Text, View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import './trouble.scss';

/** Something on the screen that nobody answered, with the rest of the screen still usable. */
export const Trouble = ({ words, retry }: { words: string; retry: () => void }) => {
  const { common } = useText();
  return (
    <View className="row">
      <Text className="trouble">{words}</Text>
      <PushButton kind="plain" onPush={retry}>
        {common.retry}
      </PushButton>
    </View>
  );
};
