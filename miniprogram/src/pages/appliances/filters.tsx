import { SORTS, type Sort } from '@luhuan/shared/appliance/search';
import { View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { Chips } from '../../ui/chips.tsx';
import { Field } from '../../ui/field.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import type { Appliances } from './use-appliances.ts';

/** What is left to pay, from and to. */
const PayBounds = ({ pay }: { pay: Appliances['pay'] }) => {
  const { appliances } = useText();
  const entry = (edge: 'min' | 'max') => (
    <Field
      name={`pay-${edge}`}
      label={appliances.pay[edge]}
      value={pay[edge]}
      onChange={(next) => pay.set(edge, next)}
      type="digit"
      error={pay.wrong(edge) ? appliances.payWrong : undefined}
      maxLength={10}
    />
  );
  return (
    <View className="block">
      {entry('min')}
      {entry('max')}
    </View>
  );
};

/** Order, grade, what is left to pay, and whether it can be had now. */
export const Filters = ({ page }: { page: Appliances }) => {
  const text = useText();
  const gradeOptions = [
    { value: null, name: text.appliances.anyGrade },
    ...page.grades.map((grade) => ({ value: grade, name: text.appliances.grade(grade) })),
  ];
  return (
    <View>
      {page.grades.length > 1 ? (
        <Chips<number | null>
          label={text.appliances.filter}
          options={gradeOptions}
          chosen={page.grade}
          choose={page.setGrade}
        />
      ) : null}
      <Chips<Sort>
        label={text.appliances.sortLabel}
        options={SORTS.map((value) => ({ value, name: text.appliances.sort[value] }))}
        chosen={page.sort}
        choose={page.setSort}
      />
      <View className="appliances-more">
        <PushButton kind="secondary" selected={page.onlyNow} onPush={() => page.setOnlyNow(!page.onlyNow)}>
          {`${page.onlyNow ? '✓ ' : ''}${text.appliances.onlyNow}`}
        </PushButton>
        <PushButton kind="secondary" expanded={page.pay.open} onPush={page.pay.toggle}>
          {`${page.pay.bounded ? '✓ ' : ''}${text.appliances.payFilter}`}
        </PushButton>
      </View>
      {page.pay.open ? <PayBounds pay={page.pay} /> : null}
    </View>
  );
};
