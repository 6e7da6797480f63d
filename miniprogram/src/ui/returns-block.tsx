import { standingOf, unitNow, wholeReturn } from '@luhuan/shared/redemption/return';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { dateTime, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import { inFours, spelled } from './grouped.ts';
import './returns-block.scss';

const imeiRow = (imei: string, at: number, { length }: readonly string[]) =>
  [length === 1 ? 'IMEI' : `IMEI ${at + 1}`, inFours(imei), spelled(imei)] as const;

/** What came back of a redemption, oldest first, and what stands by now. */
export const ReturnsBlock = ({ redemption }: { redemption: Redemption }) => {
  const text = useText().returns;
  const language = useLanguage();
  const { returns } = redemption;
  if (returns.length === 0) return null;
  const { payFen, subsidyFen } = standingOf(redemption);
  const { serialNumber: unit, imeis } = unitNow(redemption);
  // once the goods are back there is nothing left to reckon
  const whole = wholeReturn(returns) !== undefined;
  const stands = [
    [text.paysNow, yuan(payFen), undefined],
    [text.subsidyNow, yuan(subsidyFen), undefined],
    ...(unit === redemption.serialNumber
      ? []
      : [[text.unitNow, inFours(unit), spelled(unit)] as const, ...imeis.map(imeiRow)]),
  ] as const;
  return (
    <View className="returns-block">
      <Text className="block-title">{text.title}</Text>
      {returns.map((one) => (
        <View key={one.returnId} className="row">
          <Text>{`${text.kind[one.kind]} · ${dateTime(one.at, language)}`}</Text>
          <Text className="figure returns-amount">{one.kind === 'exchange' ? '' : text.refunded(one.shopperFen)}</Text>
        </View>
      ))}
      {(whole ? [] : stands).map(([name, value, label]) => (
        <View key={name} className="row">
          <Text className="quiet">{name}</Text>
          <Text className="figure" {...(label === undefined ? {} : { ariaLabel: label })}>
            {value}
          </Text>
        </View>
      ))}
    </View>
  );
};
