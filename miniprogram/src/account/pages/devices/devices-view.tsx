import { dateTime } from '@luhuan/shared/text/format';
import type { OpenSession } from '@luhuan/shared/person/session';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Troubled } from '../../../ui/troubled.tsx';
import type { SessionsTexts } from '../../text/sessions-zh-cn.ts';
import { useSessionsText } from '../../text/use-sessions-text.ts';
import type { Devices } from './use-devices.ts';
import './devices.scss';

type Listed = OpenSession & { readonly current: boolean };

const nameOf = ({ device }: OpenSession, { unknownDevice }: SessionsTexts): string =>
  device === '' ? unknownDevice : device;

const Device = ({ page, one }: { page: Devices; one: Listed }) => {
  const words = useSessionsText();
  const text = words.devices;
  const language = useLanguage();
  const name = nameOf(one, words);
  const ending = page.ending === one.sessionId;
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="devices-name">{name}</Text>
        {one.current ? <StatusTag tone="good">{text.here}</StatusTag> : null}
      </View>
      <Text className="quiet">{text.way[one.way]}</Text>
      <Text className="quiet figure">{text.openedAt(dateTime(one.openedAt, language))}</Text>
      <View className="row devices-foot">
        <Text className="quiet figure">{text.seenAt(dateTime(one.seenAt, language))}</Text>
        {one.current ? null : (
          <PushButton kind="plain" label={text.endLabel(name)} disabled={ending} onPush={() => page.ask(one)}>
            {ending ? text.ending : text.end}
          </PushButton>
        )}
      </View>
    </View>
  );
};

const Question = ({ page, reload }: { page: Devices; reload: () => void }) => {
  const words = useSessionsText();
  const text = words.devices;
  const { asked } = page;
  return (
    <Confirm
      visible={asked !== undefined}
      title={text.endTitle}
      text={asked === undefined ? '' : text.endText(nameOf(asked, words))}
      yes={text.endYes}
      onYes={() => (asked === undefined ? undefined : page.end(asked, reload))}
      onNo={page.forget}
    />
  );
};

type ListProps = { page: Devices; items: readonly Listed[]; reload: () => void };

const List = ({ page, items, reload }: ListProps) => {
  const text = useSessionsText().devices;
  const hereFirst = items.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <View>
      <Text className="quiet devices-text">{items.length === 1 ? text.only : text.text}</Text>
      <Troubled trouble={page.trouble} again={() => page.again(reload)} />
      <View ariaRole="list">
        {hereFirst.map((one) => (
          <Device key={one.sessionId} page={page} one={one} />
        ))}
      </View>
      <Question page={page} reload={reload} />
      <PushButton kind="secondary" onPush={page.signOut}>
        {text.signOut}
      </PushButton>
    </View>
  );
};

export const DevicesView = ({ page }: { page: Devices }) => {
  const text = useSessionsText().devices;
  return (
    <Screen title={text.title} parent="/pages/me/index">
      {page.signedIn ? (
        <Shown screen={page.screen}>{({ items }, reload) => <List page={page} items={items} reload={reload} />}</Shown>
      ) : (
        <SignInFirst title={text.signInFirst} text={text.signInFirstText} />
      )}
    </Screen>
  );
};
