import { dateTime } from '@luhuan/shared/text/format';
import { type Till, TillCode, type TillIn } from '@luhuan/shared/till/till';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { AskButton, AskedOutcome } from '../../../ui/asked-parts.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { TillTag } from './this-device.tsx';
import { type Step, type Steps, useApproval, useRename } from './use-tills.ts';

type RowProps = { till: Till; steps: Steps; reload: () => void };

const DIGITS = 6;

const Approve = ({ till, reload }: { till: TillIn<'waiting'>; reload: () => void }) => {
  const text = useRetailerText().device;
  const [typed, setTyped] = useState('');
  const code = TillCode.safeParse(typed).data;
  const { sent, clear, approve } = useApproval(till, code, reload);
  return (
    <View className="device-ask">
      <Field
        name={`code-${till.tillId}`}
        label={text.enterCodeFor(till.name)}
        value={typed}
        type="number"
        maxLength={DIGITS + 1}
        onChange={(value) => setTyped(value.replace(/\D/g, '').slice(0, DIGITS))}
      />
      <Written sent={sent} reader="cashier" askAgain={approve} onEdit={clear} />
      <PushButton disabled={code === undefined || sent.state === 'sending'} onPush={approve}>
        {text.approve}
      </PushButton>
    </View>
  );
};

const Rename = ({ till, reload, end }: { till: Till; reload: () => void; end: () => void }) => {
  const text = useRetailerText().device;
  const { common } = useText();
  const [typed, setTyped] = useState(till.name);
  const { sent, clear, rename } = useRename(till, typed.trim(), () => {
    end();
    reload();
  });
  return (
    <View className="device-ask">
      <Field
        name={`name-${till.tillId}`}
        label={text.name}
        hint={text.nameHint}
        value={typed}
        onChange={setTyped}
        maxLength={30}
      />
      <Written sent={sent} reader="cashier" askAgain={rename} onEdit={clear} />
      <View className="device-links">
        <PushButton kind="secondary" disabled={sent.state === 'sending'} onPush={rename}>
          {text.save}
        </PushButton>
        <PushButton kind="plain" onPush={end}>
          {common.cancel}
        </PushButton>
      </View>
    </View>
  );
};

const STEPS_FROM: Record<Till['state'], readonly Step['step'][]> = {
  waiting: ['revoke'],
  active: ['lose', 'revoke'],
  lost: ['find', 'revoke'],
  revoked: [],
};

const StepLink = ({ till, step, steps }: Step & { steps: Steps }) => {
  const text = useRetailerText().device;
  const declines = step === 'revoke' && till.state === 'waiting';
  return (
    <AskButton
      asked={steps}
      one={{ till, step }}
      label={declines ? text.declineLabel(till.name) : text[`${step}Label`](till.name)}
      words={declines ? text.decline : text[step]}
      sendingWords={text.sending}
    />
  );
};

const When = ({ till: { state, usedOn, registeredAt } }: { till: Till }) => {
  const text = useRetailerText().device;
  const language = useLanguage();
  if (state === 'waiting')
    return <Text className="quiet figure">{text.askedAt(dateTime(registeredAt, language))}</Text>;
  return <Text className="quiet figure">{usedOn === null ? text.unused : text.usedOn(usedOn)}</Text>;
};

/** One till of the shop, and what its manager can do about it. */
export const TillRow = ({ till, steps, reload }: RowProps) => {
  const text = useRetailerText().device;
  const [renaming, setRenaming] = useState(false);
  const { state, name } = till;
  return (
    <View className="device-row" ariaRole="listitem">
      <View className="row">
        <View className="device-who">
          <Text className="device-state">{name}</Text>
          <When till={till} />
        </View>
        <TillTag state={state} />
      </View>
      {state === 'waiting' ? <Approve till={till} reload={reload} /> : null}
      {renaming ? <Rename till={till} reload={reload} end={() => setRenaming(false)} /> : null}
      {state === 'revoked' || renaming ? null : (
        <View className="device-links">
          <PushButton kind="plain" label={text.renameLabel(name)} onPush={() => setRenaming(true)}>
            {text.rename}
          </PushButton>
          {STEPS_FROM[state].map((step) => (
            <StepLink key={step} till={till} step={step} steps={steps} />
          ))}
        </View>
      )}
      {STEPS_FROM[state].map((step) => (
        <AskedOutcome key={step} asked={steps} one={{ till, step }} />
      ))}
    </View>
  );
};
