import type { LegalHold } from '@luhuan/shared/vault/legal-hold';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Refused, Shown, Standing, Unknown } from '../../../ui/standing.tsx';
import { usePrivacyText } from '../../text/use-privacy-text.ts';
import type { ErasePage } from './use-erase.ts';
import './erase.scss';

const Holds = ({ holds }: { holds: readonly LegalHold[] }) => {
  const text = usePrivacyText().erase;
  const language = useLanguage();
  return (
    <View className="block">
      <Text className="block-title">{text.stays}</Text>
      <Text>{text.staysText}</Text>
      {holds.map(({ id, what, why, kept, source, assumption }) => (
        <View key={id} className="erase-hold">
          <Text>{text.row(what[language], why[language], kept[language])}</Text>
          <Text className="quiet">{assumption ? `${text.assumption} · ${source[language]}` : source[language]}</Text>
        </View>
      ))}
    </View>
  );
};

const Decide = ({ page }: { page: ErasePage }) => {
  const text = usePrivacyText().erase;
  const busy = page.sent.state === 'sending';
  return (
    <View className="block">
      <Text>{text.once}</Text>
      <View className="erase-actions">
        <PushButton
          kind={page.understood ? 'primary' : 'secondary'}
          selected={page.understood}
          disabled={busy}
          onPush={() => page.setUnderstood(!page.understood)}
        >
          {`${page.understood ? '✓ ' : ''}${text.understood}`}
        </PushButton>
        <PushButton kind="danger" disabled={busy || !page.understood} onPush={() => page.setAsking(true)}>
          {busy ? text.sending : text.button}
        </PushButton>
      </View>
      <Confirm
        visible={page.asking}
        title={text.ask}
        text={text.askText}
        yes={text.yes}
        onYes={page.erase}
        onNo={() => page.setAsking(false)}
      />
    </View>
  );
};

const Sent = ({ page }: { page: ErasePage }) => {
  const { erase: text, signInFirst } = usePrivacyText();
  const common = useText();
  const { sent } = page;
  if (sent.state === 'done')
    return (
      <Standing
        sheet="done"
        title={text.done}
        text={text.doneText(sent.value.pointsLapsed)}
        button={{ text: text.home, onPush: () => void Taro.switchTab({ url: '/pages/home/index' }) }}
      />
    );
  if (page.signed === null) return <SignInFirst title={signInFirst} text={common.me.signedOutText} />;
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={page.clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={page.erase} />;
  return (
    <Shown screen={page.screen}>
      {({ holds }) => (
        <View>
          <View className="block">
            <Text className="block-title">{text.gone}</Text>
            {text.goneList.map((line) => (
              <Text key={line} className="erase-line">{`· ${line}`}</Text>
            ))}
          </View>
          <Holds holds={holds} />
          <Decide page={page} />
        </View>
      )}
    </Shown>
  );
};

export const EraseView = ({ page }: { page: ErasePage }) => (
  <Screen title={usePrivacyText().erase.title} parent="/account/pages/privacy/index">
    <View ariaLive="polite">
      <Sent page={page} />
    </View>
  </Screen>
);
