import { View } from '@tarojs/components';
import type { FormProps } from '../use-form.ts';
import { Conditions } from './conditions.tsx';
import { type Other, Relations } from './relations.tsx';

/** What cannot be said in fields: conditions, and how this campaign stands to others. */
export const LogicStep = ({ form, others }: FormProps & { others: readonly Other[] }) => (
  <View>
    <Conditions form={form} />
    <Relations form={form} others={others} />
  </View>
);
