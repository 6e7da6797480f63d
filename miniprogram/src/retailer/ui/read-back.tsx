import { SerialNumber } from '@luhuan/shared/redemption/redemption';
import { Text, View } from '@tarojs/components';
import { inFours, spelled } from '../../ui/grouped.ts';
import { useRetailerText } from '../text/use-retailer-text.ts';
import './read-back.scss';

/** A serial number as it will be stored, once what was typed is one. */
export const ReadBack = ({ typed }: { typed: string }) => {
  const text = useRetailerText().enter;
  const read = SerialNumber.safeParse(typed).data;
  if (read === undefined) return null;
  return (
    <View className="read-back">
      <Text className="quiet">{text.readBack}</Text>
      <Text className="read-back-serial" ariaLabel={spelled(read)}>
        {inFours(read)}
      </Text>
    </View>
  );
};
