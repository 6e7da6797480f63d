import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { RegionPicker } from '../../../ui/region-picker.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Refused, Standing, Unknown } from '../../../ui/standing.tsx';
import { usePrivacyText } from '../../text/use-privacy-text.ts';
import type { ContactPage, Entry } from './use-contact.ts';
import './contact.scss';

const back = () => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: '/account/pages/privacy/index' });
};

const FIELDS: readonly { name: Entry; type: 'text' | 'number'; maxLength: number }[] = [
  { name: 'name', type: 'text', maxLength: 50 },
  { name: 'mobile', type: 'number', maxLength: 11 },
  { name: 'address', type: 'text', maxLength: 100 },
];

const Form = ({ page }: { page: ContactPage }) => {
  const text = usePrivacyText().contact;
  const busy = page.sent.state === 'sending';
  return (
    <View>
      <View className="block">
        {FIELDS.map(({ name, type, maxLength }) => (
          <Field
            key={name}
            name={name}
            type={type}
            label={text[name]}
            value={page.entries[name]}
            onChange={(value) => page.enter(name, value)}
            hint={name === 'address' ? text.addressHint : undefined}
            error={page.isWrong(name) ? text.wrong[name] : undefined}
            maxLength={maxLength}
          />
        ))}
        <View className="row">
          <Text>{`${text.region}: ${page.place.name}`}</Text>
          <PushButton kind="plain" disabled={busy} onPush={() => page.setPicking(true)}>
            {text.pickRegion}
          </PushButton>
        </View>
        <RegionPicker visible={page.picking} onClose={() => page.setPicking(false)} onPick={page.pick} />
      </View>
      <View className="block">
        <Text className="block-title">{text.consentTitle}</Text>
        <Text>{text.consent}</Text>
        <View className="contact-actions">
          <PushButton disabled={busy} onPush={page.save}>
            {busy ? text.saving : text.save}
          </PushButton>
        </View>
      </View>
    </View>
  );
};

const Sent = ({ page }: { page: ContactPage }) => {
  const text = usePrivacyText().contact;
  const language = useLanguage();
  const { sent } = page;
  switch (sent.state) {
    case 'refused':
      return <Refused problem={sent.problem} reader="shopper" onEdit={page.clear} />;
    case 'unknown':
      return <Unknown askAgain={page.save} />;
    case 'done':
      return (
        <Standing
          sheet="done"
          title={text.saved}
          text={text.savedText(date(sent.value.keptUntil, language))}
          button={{ text: text.back, onPush: back }}
        />
      );
    case 'idle':
    case 'sending':
      return <Form page={page} />;
  }
};

export const ContactView = ({ page }: { page: ContactPage }) => (
  <Screen title={usePrivacyText().contact.title} parent="/account/pages/privacy/index">
    <View ariaLive="polite">
      <Sent page={page} />
    </View>
  </Screen>
);
