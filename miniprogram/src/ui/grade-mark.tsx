import type { Label } from '@luhuan/shared/appliance/label';
import { Text, View } from '@tarojs/components';
import { useText } from '../text/use-text.ts';
import './grade-mark.scss';

/** The grade as on the label: colour and number, never colour alone. */
export const GradeMark = ({ label }: { label: Label }) => {
  const text = useText();
  if (label.kind === 'none') return null;
  return (
    <View className={`grade-mark grade-mark-${label.grade}`}>
      <Text>{text.appliance.gradeOf(label.grade)}</Text>
    </View>
  );
};
