import { getMe } from '@luhuan/shared/api/people';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import {
  OVERVIEW,
  toAlike,
  toAppeals,
  toBuilder,
  toCatalogue,
  toFairs,
  toOverview,
  toRecalls,
  toRegister,
  toRewards,
} from '../places.ts';
import { useGovernmentText } from '../text/use-government-text.ts';
import { useOfficer } from '../use-officer.ts';
import './desk.scss';

type Place =
  | 'overview'
  | 'builder'
  | 'campaign'
  | 'appeals'
  | 'alike'
  | 'rewards'
  | 'recalls'
  | 'fairs'
  | 'catalogue'
  | 'register';
type DeskLinkProps = { text: string; here?: boolean; onPush: () => void };

const DeskLink = ({ text, here = false, onPush }: DeskLinkProps) => (
  <PushButton kind="bare" className={`desk-link ${here ? 'desk-here' : ''}`} selected={here} onPush={onPush}>
    <Text>{text}</Text>
  </PushButton>
);

/** Where one can go, for whom. */
const PLACES = [
  { place: 'overview', for: 'everybody', go: toOverview },
  { place: 'builder', for: 'writers', go: () => toBuilder() },
  { place: 'appeals', for: 'readers', go: toAppeals },
  { place: 'alike', for: 'readers', go: toAlike },
  { place: 'rewards', for: 'readers', go: toRewards },
  { place: 'recalls', for: 'readers', go: toRecalls },
  { place: 'fairs', for: 'readers', go: toFairs },
  { place: 'catalogue', for: 'writers', go: toCatalogue },
  { place: 'register', for: 'readers', go: toRegister },
] as const satisfies readonly { readonly place: Place; readonly for: string; readonly go: () => void }[];

const Signed = ({ name, roles }: { name: string; roles: string }) => {
  const me = useLoad(() => call(send, getMe, {}), 'me');
  return (
    <View className="desk-person">
      <Text className="desk-person-name">{name}</Text>
      <Text className="quiet">{`${roles}${me.state === 'shown' ? ` · ${me.value.officeName ?? me.value.regionName}` : ''}`}</Text>
    </View>
  );
};

const Side = ({ here }: { here: Place }) => {
  const text = useGovernmentText();
  const common = useText();
  const { signed, mayWrite, mayRead, mayStaff } = useOfficer();
  const may = { everybody: true, writers: mayWrite, readers: mayRead };
  const roles = signed?.person.roles.map((role) => common.me.roles[role]) ?? [];
  return (
    <View className="desk-side" ariaRole="navigation" ariaLabel={text.desk.name}>
      <View className="desk-brand">
        <Text className="desk-brand-name">{text.desk.brand}</Text>
        <Text className="desk-brand-desk">{text.desk.name}</Text>
      </View>
      <View className="desk-links">
        {PLACES.filter(({ for: who }) => may[who]).map(({ place, go }) => (
          <DeskLink
            key={place}
            text={text.desk[place]}
            here={here === place}
            onPush={() => (here === place ? undefined : go())}
          />
        ))}
        {mayStaff ? (
          <DeskLink text={text.desk.staff} onPush={() => void Taro.navigateTo({ url: '/staff/pages/list/index' })} />
        ) : null}
        <DeskLink text={text.desk.shopper} onPush={() => void Taro.switchTab({ url: '/pages/home/index' })} />
      </View>
      <View className="desk-who">
        {signed === null ? (
          <Text className="quiet">{text.desk.signedOut}</Text>
        ) : (
          <Signed name={signed.name ?? common.me.wechatPerson} roles={common.common.list(roles)} />
        )}
        <PushButton kind="plain" onPush={() => void Taro.navigateTo({ url: '/pages/sign-in/index' })}>
          {signed === null ? common.common.signIn : text.desk.switchPerson}
        </PushButton>
      </View>
    </View>
  );
};

type DeskProps = PropsWithChildren<{ title: string; here: Place }>;

/** The frame of the government's screens: where one can go and who is signed in, beside the content or above it. */
export const Desk = ({ title, here, children }: DeskProps) => (
  <Screen
    title={title}
    side={<Side here={here} />}
    className="desk"
    parent={here === 'overview' ? '/pages/home/index' : OVERVIEW}
  >
    {children}
  </Screen>
);

/** Says, while it lasts, that the figures below could not be refreshed. */
export const Behind = ({ behind }: { behind: boolean }) => {
  const text = useGovernmentText();
  return <View ariaLive="polite">{behind ? <Text className="desk-behind">{text.desk.behind}</Text> : null}</View>;
};
