import { readImei } from '@luhuan/shared/redemption/imei';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';
import { digitsInFours, withoutBlanks } from '../../ui/grouped.ts';
import { useRetailerText } from '../text/use-retailer-text.ts';

/** What is wrong with an IMEI in words; a wrong digit is never guessed at. */
export const useImeiFault = () => {
  const text = useRetailerText().imei;
  return (typed: string): string | undefined => {
    const read = readImei(typed);
    if ('imei' in read) return undefined;
    return read.fault === 'too-short' ? text.short(15 - read.missing) : text.faults[read.fault];
  };
};

type Props = {
  name: string;
  label: string;
  typed: string;
  error?: string | undefined;
  focused?: boolean;
  onLeave?: () => void;
  aside?: ReactNode;
  onChange: (typed: string) => void;
};

/** One IMEI, counted while it is typed; what is wrong with a whole one is said at once. */
export const ImeiField = ({ typed, error, onChange, ...rest }: Props) => {
  const text = useRetailerText().imei;
  const faultOf = useImeiFault();
  const digits = withoutBlanks(typed).replace(/-/g, '');
  const early = digits.length >= 15 ? faultOf(typed) : undefined;
  return (
    <View>
      <Field
        {...rest}
        type="number"
        value={digitsInFours(withoutBlanks(typed))}
        hint={digits === '' ? text.hint : text.short(digits.length)}
        error={error ?? early}
        maxLength={30}
        onChange={(entered) => onChange(withoutBlanks(entered))}
      />
    </View>
  );
};
