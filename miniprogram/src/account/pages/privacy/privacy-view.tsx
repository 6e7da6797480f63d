import type { Privacy } from '@luhuan/shared/api/privacy';
import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { Troubled } from '../../../ui/troubled.tsx';
import { usePrivacyText } from '../../text/use-privacy-text.ts';
import { AccessList } from './access-list.tsx';
import { ConsentRow } from './consent-row.tsx';
import { useExport } from './use-export.ts';
import type { PrivacyPage } from './use-privacy.ts';
import './privacy.scss';

const open = (page: 'contact' | 'erase') => void Taro.navigateTo({ url: `/account/pages/${page}/index` });

const Kept = ({ kept }: Pick<Privacy, 'kept'>) => {
  const text = usePrivacyText().kept;
  const language = useLanguage();
  const hasContact = kept.some(({ kind }) => kind === 'contact');
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      {kept.length === 0 ? <Text className="quiet">{text.none}</Text> : null}
      {kept.map(({ kind, masked, keptUntil }) => (
        <View key={kind} className="privacy-row">
          <Text className="privacy-name">{text.kind[kind]}</Text>
          {masked === null ? <Text className="quiet">{text.closed}</Text> : null}
          {masked?.map(({ field, text: shown }) => (
            <View key={`${field} ${shown}`} className="row">
              <Text className="quiet">{text.field[field]}</Text>
              <Text className="privacy-value">{shown}</Text>
            </View>
          ))}
          <Text className="quiet">{text.until(date(keptUntil, language))}</Text>
        </View>
      ))}
      <Text className="quiet">{text.residentId}</Text>
      <View className="privacy-actions">
        <PushButton kind="secondary" onPush={() => open('contact')}>
          {hasContact ? text.editContact : text.addContact}
        </PushButton>
      </View>
    </View>
  );
};

const Export = () => {
  const text = usePrivacyText().file;
  const { state, trouble, make, clear } = useExport(`${text.name}.json`);
  if (trouble.state !== 'none') return <Troubled trouble={trouble} again={clear} />;
  return (
    <View className="block" ariaLive="polite">
      <Text className="block-title">{text.title}</Text>
      <Text>{text.text}</Text>
      {state === 'saved' || state === 'kept' ? <Text className="quiet">{text[state]}</Text> : null}
      <View className="privacy-actions">
        <PushButton disabled={state === 'making'} onPush={make}>
          {state === 'making' ? text.making : text.make}
        </PushButton>
      </View>
    </View>
  );
};

/** Nothing is sent through WeChat yet, so nobody is asked whether it may be. */
const isAskedFor = ({ purpose, state }: Privacy['consents'][number]): boolean =>
  purpose !== 'messages' || state !== 'never';

const Overview = ({ privacy, reload }: { privacy: Privacy; reload: () => void }) => {
  const text = usePrivacyText();
  return (
    <View>
      <Kept kept={privacy.kept} />
      <View className="block">
        <Text className="block-title">{text.consents.title}</Text>
        {privacy.consents.filter(isAskedFor).map((consent) => (
          <ConsentRow key={consent.purpose} consent={consent} reload={reload} />
        ))}
      </View>
      <View className="block">
        <Text className="block-title">{text.access.title}</Text>
        <AccessList access={privacy.access} />
      </View>
      <Export />
      <PushButton kind="plain" onPush={() => open('erase')}>
        {text.erase.link}
      </PushButton>
    </View>
  );
};

export const PrivacyView = ({ page }: { page: PrivacyPage }) => {
  const text = usePrivacyText();
  const common = useText();
  return (
    <Screen title={text.title} parent="/pages/me/index">
      {page.signed === null ? (
        <SignInFirst title={text.signInFirst} text={common.me.signedOutText} />
      ) : (
        <View>
          <Text className="quiet privacy-intro">{text.intro}</Text>
          <Shown screen={page.screen}>{(privacy, reload) => <Overview privacy={privacy} reload={reload} />}</Shown>
        </View>
      )}
    </Screen>
  );
};
