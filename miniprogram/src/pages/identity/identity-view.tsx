import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useText } from '../../text/use-text.ts';
import { Field } from '../../ui/field.tsx';
import { leave } from '../../ui/leave.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Refused, Standing, Unknown } from '../../ui/standing.tsx';
import type { Entry, IdentityPage } from './use-identity.ts';
import './identity.scss';

const ENTRIES: readonly { name: Entry; type: 'text' | 'number'; maxLength: number }[] = [
  { name: 'name', type: 'text', maxLength: 50 },
  { name: 'residentId', type: 'text', maxLength: 18 },
  { name: 'mobile', type: 'number', maxLength: 11 },
];

const Form = ({ page }: { page: IdentityPage }) => {
  const text = useText().identity;
  const { sample } = page;
  const busy = page.sent.state === 'sending';
  return (
    <View>
      <View className="block">
        <Text className="block-title">{text.why}</Text>
        <Text>{text.whyText}</Text>
      </View>
      <View className="block">
        {ENTRIES.map(({ name, type, maxLength }) => (
          <Field
            key={name}
            name={name}
            type={type}
            label={text.entry[name]}
            value={page.entries[name]}
            onChange={(value) => page.enter(name, value)}
            hint={text.hint[name]}
            error={page.isWrong(name) ? text.wrong[name] : undefined}
            maxLength={maxLength}
          />
        ))}
        {sample === undefined ? null : (
          <PushButton kind="plain" onPush={() => page.fill(sample)}>
            {text.fill}
          </PushButton>
        )}
      </View>
      <View className="block">
        <Text className="block-title">{text.consentTitle}</Text>
        <Text>{text.consent}</Text>
        <View className="identity-actions">
          <PushButton disabled={busy} onPush={page.verify}>
            {busy ? text.sending : text.agree}
          </PushButton>
          <PushButton kind="secondary" disabled={busy} onPush={() => leave('me')}>
            {text.decline}
          </PushButton>
        </View>
      </View>
    </View>
  );
};

const Sent = ({ page }: { page: IdentityPage }) => {
  const text = useText();
  const { sent, signed } = page;
  if (signed === null)
    return (
      <Standing
        sheet="refused"
        title={text.identity.signInFirst}
        text={text.me.signedOutText}
        button={{ text: text.common.signIn, onPush: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }) }}
      />
    );
  if (signed.person.identity !== null || sent.state === 'done')
    return (
      <Standing
        sheet="done"
        title={text.identity.done}
        text={text.identity.doneText}
        button={{ text: text.identity.goOn, onPush: () => leave('me') }}
      />
    );
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={page.clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={page.verify} />;
  return <Form page={page} />;
};

export const IdentityView = ({ page }: { page: IdentityPage }) => (
  <Screen title={useText().identity.title} parent="/pages/me/index">
    <View ariaLive="polite">
      <Sent page={page} />
    </View>
  </Screen>
);
