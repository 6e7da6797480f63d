import { View } from '@tarojs/components';
import type { Money } from '../money.ts';
import { useGovernmentText } from '../text/use-government-text.ts';
import './money-bar.scss';

const width = (part: number, whole: number) => ({ width: `${whole === 0 ? 0 : (part / whole) * 100}%` });

/** What is spent and what is held, along the whole of the budget. The figures stand beside it and are read out with it. */
export const MoneyBar = ({ title, money }: { title: string; money: Money }) => {
  const text = useGovernmentText();
  const { limitFen, heldFen, spentFen, leftFen } = money;
  return (
    <View className="money-bar" ariaRole="img" ariaLabel={text.money.bar(title, spentFen, heldFen, leftFen)}>
      <View className="money-bar-spent" style={width(spentFen, limitFen)} />
      <View className="money-bar-held" style={width(heldFen, limitFen)} />
    </View>
  );
};
