import { getRegion } from '@luhuan/shared/api/regions';
import { COUNTRY, type RegionCode } from '@luhuan/shared/region';
import { Popup } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { send } from '../api/transport.ts';
import { useLoad } from '../api/use-load.ts';
import { useText } from '../text/use-text.ts';
import { PushButton } from './push-button.tsx';
import { Shown } from './standing.tsx';
import './region-picker.scss';

type RegionPickerProps = { onPick: (region: { regionCode: RegionCode; name: string }) => void };

const Regions = ({ root, onPick }: RegionPickerProps & { root: RegionCode }) => {
  const text = useText();
  const [regionCode, setRegionCode] = useState(root);
  const screen = useLoad(() => call(send, getRegion, { params: { regionCode } }), regionCode);
  return (
    <Shown screen={screen}>
      {({ code, name, path, children }) => {
        const fullName = [...path.slice(1), name].join('');
        return (
          <View className="region-picker">
            {code === COUNTRY ? null : (
              <PushButton onPush={() => onPick({ regionCode: code, name: fullName })}>
                {text.home.placeHere(fullName)}
              </PushButton>
            )}
            <View className="region-picker-list">
              {children.map((child) => (
                <PushButton
                  key={child.code}
                  kind="secondary"
                  onPush={() =>
                    child.code.endsWith('00')
                      ? setRegionCode(child.code)
                      : onPick({ regionCode: child.code, name: fullName + child.name })
                  }
                >
                  {child.name}
                </PushButton>
              ))}
            </View>
          </View>
        );
      }}
    </Shown>
  );
};

/** Chooses a region step by step, from `root` down; any step can be the answer. */
export const RegionPicker = ({
  visible,
  onClose,
  root = COUNTRY,
  onPick,
}: RegionPickerProps & { visible: boolean; onClose: () => void; root?: RegionCode }) => {
  const text = useText();
  return (
    <Popup
      visible={visible}
      position="bottom"
      round
      closeable
      title={text.home.placeTitle}
      onClose={onClose}
      destroyOnClose
    >
      {visible ? <Regions root={root} onPick={onPick} /> : null}
    </Popup>
  );
};
