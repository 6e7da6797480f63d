import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useText } from '../text/use-text.ts';
import { PushButton } from './push-button.tsx';
import './copy-line.scss';

/** Something long that is compared or used elsewhere, with the button that copies it. */
export const CopyLine = ({ name, value }: { name: string; value: string }) => {
  const { common } = useText();
  return (
    <View className="copy-line">
      <View className="row">
        <Text className="quiet">{name}</Text>
        <PushButton
          kind="plain"
          label={`${common.copy} ${name}`}
          onPush={() => void Taro.setClipboardData({ data: value })}
        >
          {common.copy}
        </PushButton>
      </View>
      <Text className="copy-line-value figure">{value}</Text>
    </View>
  );
};
