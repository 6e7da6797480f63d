import { Dialog } from '@nutui/nutui-react-taro';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { basisPoints, fen, shareOf } from '@luhuan/shared/fen';
import { PushButton } from '../../ui/push-button.tsx';
import './home.scss';

const toTill = () => void Taro.navigateTo({ url: '/retailer/pages/till/index?from=home' });

export default function Home() {
  const [priceFen, setPriceFen] = useState(fen(100_000));
  const [asking, setAsking] = useState(false);
  return (
    <View className="home" ariaRole="main">
      <Text className="subsidy">{`补贴 ${shareOf(priceFen, basisPoints(1500)) / 100} 元`}</Text>
      <PushButton className="dearer" label="价格加一百元" onPush={() => setPriceFen(fen(priceFen + 10_000))}>
        +100
      </PushButton>
      <PushButton className="ask" onPush={() => setAsking(true)}>
        说明
      </PushButton>
      <PushButton className="to-till" onPush={toTill}>
        收银台
      </PushButton>
      <Dialog title="补贴说明" visible={asking} onConfirm={() => setAsking(false)} onCancel={() => setAsking(false)}>
        按成交价的百分之十五
      </Dialog>
    </View>
  );
}
