import { KEY_DAYS, KeyName } from '@luhuan/shared/api-key/api-key';
import { KeyScope } from '@luhuan/shared/api-key/scope';
import { type ShownKey, makeApiKey } from '@luhuan/shared/api/api-keys';
import { type Instant, plusDays } from '@luhuan/shared/clock';
import { moment } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useStaffText } from '../../text/use-staff-text.ts';

type MakeFormProps = { now: Instant; onMade: (made: ShownKey) => void; onCancel: () => void };

const NAME_MAX = 40;
const DAYS = [KEY_DAYS.usual, 90, 30, 7];

type ScopesProps = { chosen: readonly KeyScope[]; choose: (scopes: KeyScope[]) => void };

const Scopes = ({ chosen, choose }: ScopesProps) => {
  const text = useStaffText().systems;
  const toggled = (scope: KeyScope) =>
    KeyScope.options.filter((one) => (one === scope ? !chosen.includes(one) : chosen.includes(one)));
  return (
    <View className="systems-scopes" ariaLabel={text.make.scopes}>
      {KeyScope.options.map((scope) => (
        <PushButton
          key={scope}
          kind="secondary"
          className="systems-scope"
          selected={chosen.includes(scope)}
          onPush={() => choose(toggled(scope))}
        >
          {`${chosen.includes(scope) ? '✓ ' : ''}${text.scopeText[scope]}`}
        </PushButton>
      ))}
    </View>
  );
};

/** A key for one more system: what it is called, what it may do, until when. */
export const MakeForm = ({ now, onMade, onCancel }: MakeFormProps) => {
  const text = useStaffText().systems.make;
  const { common } = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const [scopes, setScopes] = useState<KeyScope[]>(['redeem', 'return', 'read']);
  const [days, setDays] = useState<number>(KEY_DAYS.usual);
  const name = KeyName.safeParse(typed).data;
  const { sent, submit, clear } = useOnce(`key-make:${JSON.stringify([name, scopes, days])}`, (key) =>
    call(send, makeApiKey, { key, body: { name: name ?? '', scopes, days } }),
  );
  const sending = sent.state === 'sending';
  const make = async () => {
    const done = await submit();
    if (done.state === 'done') onMade(done.value);
  };
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <Field
        name="key-name"
        label={text.name}
        hint={text.nameHint}
        value={typed}
        onChange={setTyped}
        maxLength={NAME_MAX}
      />
      <Text className="systems-label">{text.scopes}</Text>
      <Scopes chosen={scopes} choose={setScopes} />
      <Text className="systems-label">{text.days}</Text>
      <Chips
        label={text.days}
        options={DAYS.map((value) => ({ value, name: text.dayCount(value) }))}
        chosen={days}
        choose={setDays}
      />
      <Text className="quiet figure">{text.until(moment(plusDays(now, days), language))}</Text>
      <View className="systems-send">
        <Written sent={sent} reader="officer" askAgain={() => void make()} onEdit={clear} />
        <PushButton disabled={name === undefined || scopes.length === 0 || sending} onPush={() => void make()}>
          {sending ? text.sending : text.send}
        </PushButton>
        <PushButton kind="plain" onPush={onCancel}>
          {common.cancel}
        </PushButton>
      </View>
    </View>
  );
};
