import { Text, View } from '@tarojs/components';
import { Confirm } from '../../../ui/confirm.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { AskButton, AskedOutcome } from '../../../ui/asked-parts.tsx';
import type { RetailerTexts } from '../../text/zh-cn.ts';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { TillRow } from './till-row.tsx';
import { type Step, type Steps, type Wanted, useRule, useSteps, useTills } from './use-tills.ts';

const ON: Wanted = { required: true };
const OFF: Wanted = { required: false };

type RuleProps = { required: boolean; inUse: number; reload: () => void };

/** Whether any device will do. */
const Rule = ({ required, inUse, reload }: RuleProps) => {
  const text = useRetailerText().device;
  const rule = useRule(reload);
  const other = required ? OFF : ON;
  const { asking, take, forget } = rule;
  return (
    <View className="block">
      <Text className="block-title">{text.rule}</Text>
      <Text className="device-text">{required ? text.ruleOn : text.ruleOff}</Text>
      <AskButton
        asked={rule}
        one={other}
        label={required ? text.ruleTurnOff : text.ruleTurnOn}
        words={required ? text.ruleTurnOff : text.ruleTurnOn}
        sendingWords={text.sending}
      />
      <AskedOutcome asked={rule} one={other} />
      <Confirm
        visible={asking}
        title={required ? text.ruleAskOff : text.ruleAskOn}
        text={required ? text.ruleAskOffText : text.ruleAskOnText(inUse)}
        yes={required ? text.ruleTurnOff : text.ruleTurnOn}
        onYes={take}
        onNo={forget}
      />
    </View>
  );
};

const questionOf = ({ till: { name, state }, step }: Step, text: RetailerTexts['device']) => {
  switch (step) {
    case 'lose':
      return { title: text.loseAsk(name), text: text.loseAskText, yes: text.lose };
    case 'find':
      return { title: text.findAsk(name), text: text.findAskText, yes: text.find };
    case 'revoke':
      return state === 'waiting'
        ? { title: text.declineAsk(name), text: text.declineAskText, yes: text.decline }
        : { title: text.revokeAsk(name), text: text.revokeAskText, yes: text.revoke };
  }
};

const Question = ({ steps: { target, asking, take, forget } }: { steps: Steps }) => {
  const text = useRetailerText().device;
  if (target === undefined) return null;
  return <Confirm visible={asking} {...questionOf(target, text)} onYes={take} onNo={forget} />;
};

/** For the manager: every till of the shop, and whether any other device will do. */
export const Tills = () => {
  const text = useRetailerText().device;
  const tills = useTills();
  const reload = () => {
    if (tills.state === 'shown') tills.reload();
  };
  const steps = useSteps(reload);
  return (
    <Shown screen={tills} reader="cashier">
      {({ items, rule }) => (
        <View>
          <View className="block">
            <Text className="block-title">{text.list}</Text>
            {items.length === 0 ? <Text className="device-text">{text.empty}</Text> : null}
            <View ariaRole="list" ariaLabel={text.list}>
              {items.map((till) => (
                <TillRow key={till.tillId} till={till} steps={steps} reload={reload} />
              ))}
            </View>
            <Question steps={steps} />
          </View>
          <Rule
            required={rule.required}
            inUse={items.filter(({ state }) => state === 'active').length}
            reload={reload}
          />
        </View>
      )}
    </Shown>
  );
};
