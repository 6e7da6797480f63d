import type { Label } from '@luhuan/shared/appliance/label';
import { Text, View } from '@tarojs/components';
import { useText } from '../text/use-text.ts';
import './energy-label.scss';

const GRADES = [1, 2, 3, 4, 5] as const;

/** The energy label as it hangs in the shop: five bars, the product's own pointed out, then what the label states. */
export const EnergyLabel = ({ label }: { label: Label }) => {
  const text = useText();
  if (label.kind === 'none') return <Text className="quiet">{text.appliance.noLabel}</Text>;
  return (
    <View className="energy-label">
      <View
        className="energy-label-bars"
        ariaRole="img"
        ariaLabel={`${text.appliance.label} ${text.appliance.gradeOf(label.grade)}`}
      >
        {GRADES.map((grade) => (
          <View key={grade} className="energy-label-line">
            <View className={`energy-label-bar energy-label-bar-${grade}`}>
              <Text>{grade}</Text>
            </View>
            {grade === label.grade ? <Text className="energy-label-own">◀ {text.appliance.gradeOf(grade)}</Text> : null}
          </View>
        ))}
      </View>
      {label.values.map(({ quantity, value, unit }) => (
        <View key={quantity} className="row">
          <Text className="quiet">{text.appliance.quantity[quantity]}</Text>
          <Text className="figure">{unit === '1' ? String(value) : `${value} ${unit}`}</Text>
        </View>
      ))}
      <View className="row">
        <Text className="quiet">{text.appliance.standard}</Text>
        <Text>{label.standard}</Text>
      </View>
      <View className="row">
        <Text className="quiet">{text.appliance.filing}</Text>
        <Text>{label.filingNumber}</Text>
      </View>
    </View>
  );
};
