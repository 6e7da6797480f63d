import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';
import type { Line } from './check.ts';
import type { PlanForm } from './use-plan.ts';
import { useLineWrong } from './use-wrong.ts';

const AMOUNT_LENGTH = 16;

const Spread = ({ form }: { form: PlanForm }) => {
  const text = useGovernmentText();
  const { entries, change, spreadOutcome: outcome, spreadTotal } = form;
  const { wrong } = text.open;
  const error =
    outcome.state === 'short'
      ? wrong['spread-short'](outcome.leastFen)
      : outcome.state === 'no-category'
        ? wrong['spread-none']
        : outcome.state === 'amount'
          ? wrong.total
          : undefined;
  return (
    <View className="open-spread">
      <Field
        name="totalYuan"
        type="digit"
        label={text.open.spreadTotal}
        value={entries.totalYuan}
        onChange={(totalYuan) => change({ totalYuan })}
        hint={
          outcome.state === 'done'
            ? text.open.spreadDone(outcome.spentFen, outcome.vouchers, outcome.restFen)
            : text.open.spreadHint
        }
        error={error}
        maxLength={AMOUNT_LENGTH}
      />
      <PushButton kind="secondary" onPush={spreadTotal}>
        {text.open.spread}
      </PushButton>
    </View>
  );
};

const BudgetLine = ({ form, line }: { form: PlanForm; line: Line }) => {
  const text = useGovernmentText();
  const wrongIn = useLineWrong();
  const name = CATEGORY_NAME[useLanguage()][line.category];
  const { category, capFen, included, yuan, budgetFen, vouchers } = line;
  const toggle = () => form.changeBudget(category, { included: !included });
  return (
    <View className={`open-line ${included ? '' : 'open-line-out'}`} ariaRole="listitem">
      {included ? (
        <Field
          name={`budget-${category}`}
          type="digit"
          label={text.open.categoryBudget(name)}
          value={yuan}
          onChange={(entry) => form.changeBudget(category, { yuan: entry })}
          hint={vouchers === 0 ? text.open.cap(capFen) : text.open.vouchers(budgetFen ?? 0, vouchers, capFen)}
          error={form.tried || yuan !== '' ? wrongIn(line) : undefined}
          maxLength={AMOUNT_LENGTH}
        />
      ) : (
        <View className="open-out">
          <Text className="open-out-name">{name}</Text>
          <Text className="quiet">{text.open.leftOut}</Text>
        </View>
      )}
      <PushButton
        kind="plain"
        className="open-toggle"
        label={included ? text.open.leaveOutCategory(name) : text.open.takeInCategory(name)}
        onPush={toggle}
      >
        {included ? text.open.leaveOut : text.open.takeIn}
      </PushButton>
    </View>
  );
};

/** The money of each category, with how many vouchers it pays for. */
export const Budgets = ({ form }: { form: PlanForm }) => {
  const text = useGovernmentText();
  return (
    <View className="block" id="open-budgets">
      <Text className="block-title">{text.open.budget}</Text>
      <Text className="quiet">{text.open.budgetText}</Text>
      <Spread form={form} />
      <View className="open-lines" ariaRole="list">
        {form.checked.lines.map((line) => (
          <BudgetLine key={line.category} form={form} line={line} />
        ))}
      </View>
    </View>
  );
};
