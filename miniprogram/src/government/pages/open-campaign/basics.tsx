import type { RegionCode } from '@luhuan/shared/region';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { RegionPicker } from '../../../ui/region-picker.tsx';
import { clockOf, endClockOf } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FieldFrame } from '../../../ui/field-frame.tsx';
import type { PlanForm } from './use-plan.ts';

type BasicsProps = { form: PlanForm; root: RegionCode };

const Region = ({ form, root }: BasicsProps) => {
  const text = useGovernmentText();
  const [picking, setPicking] = useState(false);
  const { regionName } = form.entries;
  if (form.managed !== undefined)
    return (
      <FieldFrame label={text.open.region} hint={text.open.regionFixed}>
        <Text className="open-region">{regionName}</Text>
      </FieldFrame>
    );
  return (
    <FieldFrame label={text.open.region} hint={text.open.regionHint}>
      <View className="row open-region">
        <Text>{regionName}</Text>
        <PushButton kind="plain" onPush={() => setPicking(true)}>
          {text.open.changeRegion}
        </PushButton>
      </View>
      <RegionPicker
        visible={picking}
        root={root}
        onClose={() => setPicking(false)}
        onPick={({ regionCode, name }) => {
          form.change({ regionCode, regionName: name });
          setPicking(false);
        }}
      />
    </FieldFrame>
  );
};

const Period = ({ form }: { form: PlanForm }) => {
  const text = useGovernmentText();
  const { entries, change, checked, tried } = form;
  const { wrong, window } = checked;
  const missing = (what: 'from' | 'until') => (tried && wrong.includes(what) ? text.open.wrong[what] : undefined);
  const order = (['until-before-from', 'window-over'] as const).find((what) => wrong.includes(what));
  return (
    <View className="open-pair">
      <DayField
        name="fromDay"
        label={text.open.from}
        value={entries.fromDay}
        onChange={(fromDay) => change({ fromDay })}
        placeholder={text.open.chooseDay}
        hint={text.open.fromHint(window === undefined ? '00:00' : clockOf(window.from))}
        error={missing('from')}
      />
      <DayField
        name="untilDay"
        label={text.open.until}
        value={entries.untilDay}
        onChange={(untilDay) => change({ untilDay })}
        placeholder={text.open.chooseDay}
        hint={text.open.untilHint(window === undefined ? '24:00' : endClockOf(window.until))}
        error={order === undefined ? missing('until') : text.open.wrong[order]}
      />
    </View>
  );
};

/** Name, place, time, and how long a voucher lives. */
export const Basics = ({ form, root }: BasicsProps) => {
  const text = useGovernmentText();
  const { entries, change, checked, tried } = form;
  const wrong = (what: 'title' | 'validity', entry: string) =>
    checked.wrong.includes(what) && (tried || entry !== '') ? text.open.wrong[what] : undefined;
  return (
    <View className="block" id="open-basics">
      <Text className="block-title">{text.open.basics}</Text>
      <Field
        name="title"
        label={text.open.name}
        value={entries.title}
        onChange={(title) => change({ title })}
        hint={text.open.nameHint}
        error={wrong('title', entries.title)}
        maxLength={60}
      />
      <Region form={form} root={root} />
      <Period form={form} />
      <Field
        name="validityDays"
        type="number"
        label={text.open.validity}
        value={entries.validityDays}
        onChange={(validityDays) => change({ validityDays })}
        hint={text.open.validityHint}
        error={wrong('validity', entries.validityDays)}
        maxLength={2}
      />
    </View>
  );
};
