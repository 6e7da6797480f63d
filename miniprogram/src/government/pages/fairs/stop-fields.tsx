import { getRegion } from '@luhuan/shared/api/regions';
import { COUNTRY, RegionCode } from '@luhuan/shared/region';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';
import { FieldFrame } from '../../../ui/field-frame.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { RegionPicker } from '../../../ui/region-picker.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { momentEntry } from '../../ui/moment.ts';
import { MomentField, TimeField } from '../../ui/moment-field.tsx';
import { type StopEntry, type StopWrong, withBegin, withEnd } from './stop-entry.ts';

type StopFieldsProps = {
  name: string;
  entry: StopEntry;
  onChange: (entry: StopEntry) => void;
  wrongs: ReadonlySet<StopWrong>;
};

/** The region of a stop, within that of the office. */
const Place = ({ entry, onChange, wrongs }: Omit<StopFieldsProps, 'name'>) => {
  const text = useFairsText();
  const [picking, setPicking] = useState(false);
  const office = useStored(session)?.person.officeRegionCode ?? COUNTRY;
  const regionCode = RegionCode.safeParse(entry.regionCode).data ?? office;
  const place = useLoad(() => call(send, getRegion, { params: { regionCode } }), `place ${regionCode}`);
  const name = place.state === 'shown' ? [...place.value.path.slice(1), place.value.name].join('') : '';
  return (
    <FieldFrame label={text.stop.place} error={wrongs.has('regionCode') ? text.wrong.regionCode : undefined}>
      <View className="row">
        <Text>{entry.regionCode === '' ? '' : name}</Text>
        <PushButton kind="secondary" onPush={() => setPicking(true)}>
          {text.stop.choosePlace}
        </PushButton>
      </View>
      <RegionPicker
        visible={picking}
        root={office}
        onClose={() => setPicking(false)}
        onPick={(region) => {
          onChange({ ...entry, regionCode: region.regionCode });
          setPicking(false);
        }}
      />
    </FieldFrame>
  );
};

/** When, where and for how many. */
export const StopFields = ({ name, entry, onChange, wrongs }: StopFieldsProps) => {
  const text = useFairsText();
  const line = (field: 'addressZh' | 'addressEn' | 'places', maxLength: number) => (
    <Field
      name={`${name}-${field}`}
      label={text.stop[field]}
      value={entry[field]}
      onChange={(value) => onChange({ ...entry, [field]: value })}
      {...(field === 'places' ? { type: 'number' as const, hint: text.stop.placesHint } : {})}
      error={wrongs.has(field) ? text.wrong[field] : undefined}
      maxLength={maxLength}
    />
  );
  return (
    <View>
      <MomentField
        name={`${name}-begins`}
        label={text.stop.begins}
        value={entry.begins}
        onChange={(begins) => onChange(withBegin(entry, begins))}
        error={wrongs.has('begins') ? text.wrong.begins : undefined}
      />
      <TimeField
        name={`${name}-ends`}
        label={text.stop.ends}
        value={momentEntry(entry.ends, true).time}
        onChange={(time) => onChange(withEnd(entry, time))}
        error={wrongs.has('ends') ? text.wrong.ends : undefined}
      />
      <Place entry={entry} onChange={onChange} wrongs={wrongs} />
      {line('addressZh', 60)}
      {line('addressEn', 180)}
      {line('places', 5)}
    </View>
  );
};
