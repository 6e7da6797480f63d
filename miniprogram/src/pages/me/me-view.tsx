import { may } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Standing } from '../../ui/standing.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { PhoneLink } from './phone-link.tsx';
import type { Me } from './use-me.ts';
import './me.scss';

/** For whoever heads a shop or an office. */
const HeadLinks = ({ person }: { person: Person }) => {
  const text = useText();
  const links = [
    ['listStaff', '/staff/pages/list/index', text.me.staff],
    ['makeApiKey', '/staff/pages/systems/index', text.me.systems],
  ] as const;
  return links
    .filter(([operation]) => may(person, operation))
    .map(([operation, url, words]) => (
      <PushButton key={operation} kind="secondary" onPush={() => void Taro.navigateTo({ url })}>
        {words}
      </PushButton>
    ));
};

/** For shoppers: what comes next, and what is theirs. */
const ShopperLinks = ({ identityVerified }: { identityVerified: boolean }) => {
  const text = useText();
  return (
    <>
      {identityVerified ? null : (
        <PushButton onPush={() => void Taro.navigateTo({ url: '/pages/identity/index' })}>{text.me.verify}</PushButton>
      )}
      <PushButton
        kind={identityVerified ? 'primary' : 'secondary'}
        onPush={() => void Taro.navigateTo({ url: '/pages/points/index' })}
      >
        {text.me.points}
      </PushButton>
      <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/shopping/pages/owned/index' })}>
        {text.recall.owned}
      </PushButton>
    </>
  );
};

const PersonBlock = ({ page }: { page: Me }) => {
  const text = useText();
  const { signedIn } = page;
  if (signedIn === null)
    return (
      <View className="block">
        <Standing
          sheet="empty"
          title={text.me.signedOut}
          text={text.me.signedOutText}
          button={{ text: text.common.signIn, onPush: page.signIn }}
        />
      </View>
    );
  const { roles, identity } = signedIn.person;
  const identityVerified = identity !== null;
  const isShopper = roles.includes('shopper');
  return (
    <View className="block">
      <View className="row">
        <Text className="me-name">{signedIn.name ?? text.me.wechatPerson}</Text>
        {isShopper ? (
          <StatusTag tone={identityVerified ? 'good' : 'bad'}>
            {identityVerified ? text.me.verified : text.me.notVerified}
          </StatusTag>
        ) : null}
      </View>
      <Text className="quiet">{text.common.list(roles.map((role) => text.me.roles[role]))}</Text>
      <View className="me-actions">
        {isShopper ? <ShopperLinks identityVerified={identityVerified} /> : null}
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/account/pages/delegates/index' })}>
          {text.me.delegates}
        </PushButton>
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/account/pages/notices/index' })}>
          {text.me.notices(page.unread)}
        </PushButton>
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/account/pages/privacy/index' })}>
          {text.me.privacy}
        </PushButton>
        <HeadLinks person={signedIn.person} />
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/retailer/pages/firm/index' })}>
          {text.me.firm}
        </PushButton>
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/account/pages/devices/index' })}>
          {text.me.devices}
        </PushButton>
        <PushButton kind="secondary" onPush={page.signOut}>
          {text.me.signOut}
        </PushButton>
      </View>
      {isShopper && process.env['TARO_ENV'] === 'weapp' ? <PhoneLink /> : null}
    </View>
  );
};

type ChoiceProps = {
  name: string;
  hint?: string;
  options: readonly { text: string; chosen: boolean; choose: () => void }[];
};

const Choice = ({ name, hint, options }: ChoiceProps) => (
  <View className="me-choice">
    <View className="me-choice-name">
      <Text>{name}</Text>
      {hint === undefined ? null : <Text className="quiet">{hint}</Text>}
    </View>
    <View className="me-options">
      {options.map(({ text, chosen, choose }) => (
        <PushButton key={text} kind={chosen ? 'primary' : 'secondary'} selected={chosen} onPush={choose}>
          {text}
        </PushButton>
      ))}
    </View>
  </View>
);

export const MeView = ({ page }: { page: Me }) => {
  const text = useText();
  return (
    <Screen title={text.me.title} tab>
      <PersonBlock page={page} />
      <View className="block">
        <Choice
          name={text.me.elder}
          hint={text.me.elderText}
          options={[
            { text: text.me.on, chosen: page.elder, choose: () => page.setElder(true) },
            { text: text.me.off, chosen: !page.elder, choose: () => page.setElder(false) },
          ]}
        />
        <Choice
          name={text.me.language}
          options={[
            { text: '中文', chosen: page.language === 'zh-CN', choose: () => page.setLanguage('zh-CN') },
            { text: 'English', chosen: page.language === 'en', choose: () => page.setLanguage('en') },
          ]}
        />
      </View>
      <Text className="quiet">{text.me.about}</Text>
    </Screen>
  );
};
