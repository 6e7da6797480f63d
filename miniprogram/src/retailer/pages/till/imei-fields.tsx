import { View } from '@tarojs/components';
import { ScanButton } from '../../scan/scan-button.tsx';
import type { Scanner } from '../../scan/use-scanner.ts';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { ImeiField, useImeiFault } from '../../ui/imei-field.tsx';
import { errorOf, focusOf } from './entry-check.ts';
import { imeiEntries, sameImeis } from './sale.ts';
import type { Enter } from './use-enter.ts';

type Props = { enter: Enter; scanner: Scanner };

const One = ({ enter, scanner, at }: Props & { at: number }) => {
  const text = useRetailerText().imei;
  const faultOf = useImeiFault();
  const { imeis } = enter.draft.entries;
  const typed = imeis[at] ?? '';
  const name = imeiEntries(2)[at] ?? 'imei1';
  const label = text.label(at + 1, enter.has);
  const set = (entered: string) => {
    const all = [imeis[0] ?? '', imeis[1] ?? ''];
    all[at] = entered;
    enter.change(name, { imeis: all });
  };
  const twice = at === 1 && sameImeis(imeis) ? text.twice : undefined;
  return (
    <ImeiField
      name={name}
      label={label}
      typed={typed}
      error={errorOf(enter, name, twice ?? faultOf(typed) ?? '') ?? twice}
      onChange={set}
      {...focusOf(enter, name)}
      aside={<ScanButton scanner={scanner} target="serial" entry={label} onRead={set} />}
    />
  );
};

/** As many entries as the model has IMEIs; none for most goods. */
export const ImeiFields = ({ enter, scanner }: Props) => (
  <View>
    {imeiEntries(enter.has).map((name, at) => (
      <One key={name} enter={enter} scanner={scanner} at={at} />
    ))}
  </View>
);
