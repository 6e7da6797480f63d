import { StoreDraft } from '@luhuan/shared/retailer/shop';
import type { OpeningHours } from '@luhuan/shared/retailer/opening-hours';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { RegionPicker } from '../../ui/region-picker.tsx';
import { useFirmText } from '../text/use-firm-text.ts';
import { HoursFields } from './hours-fields.tsx';

/** A store as far as it is entered. */
export type WrittenStore = {
  readonly name: string;
  readonly address: string;
  readonly region: { readonly regionCode: string; readonly name: string } | null;
  readonly hours: OpeningHours;
};

export const NO_STORE: WrittenStore = {
  name: '',
  address: '',
  region: null,
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', until: '21:00' })),
};

export const readStore = ({ region, ...rest }: WrittenStore) =>
  StoreDraft.safeParse({ ...rest, regionCode: region?.regionCode ?? '', location: null });

type Props = { title: string; store: WrittenStore; pressed: boolean; onChange: (store: WrittenStore) => void };

/** Name, place and hours of a store. */
export const StoreFields = ({ title, store, pressed, onChange }: Props) => {
  const text = useFirmText().apply;
  const [picking, setPicking] = useState(false);
  const short = (value: string, least: number) => (pressed && value.trim().length < least ? text.short : undefined);
  const noDistrict = store.region === null || store.region.regionCode.endsWith('00');
  return (
    <View>
      <View className="block">
        <Text className="block-title">{title}</Text>
        <Field
          name="store-name"
          label={text.name}
          value={store.name}
          error={short(store.name, 2)}
          maxLength={40}
          onChange={(name) => onChange({ ...store, name })}
        />
        <View className="row">
          <Text>{store.region === null ? text.district : store.region.name}</Text>
          <PushButton kind="plain" onPush={() => setPicking(true)}>
            {text.pick}
          </PushButton>
        </View>
        {pressed && noDistrict ? <Text className="firm-wrong">{text.pickWrong}</Text> : null}
        <Field
          name="store-address"
          label={text.address}
          value={store.address}
          error={short(store.address, 4)}
          onChange={(address) => onChange({ ...store, address })}
        />
      </View>
      <HoursFields hours={store.hours} pressed={pressed} onChange={(hours) => onChange({ ...store, hours })} />
      <RegionPicker
        visible={picking}
        onClose={() => setPicking(false)}
        onPick={(region) => {
          onChange({ ...store, region });
          setPicking(false);
        }}
      />
    </View>
  );
};
