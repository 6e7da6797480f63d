import type { GivenPower, HeldPower } from '@luhuan/shared/api/powers';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { powerEnd } from '../../power-end.ts';
import { useDelegatesText } from '../../text/use-delegates-text.ts';
import { EndPower } from './end-power.tsx';
import { OfferPanel } from './offer-panel.tsx';
import { type Delegates, usePowers } from './use-delegates.ts';
import './delegates.scss';

type CardProps = { name: string; scopes: readonly string[]; power: GivenPower['power'] };

const PowerLines = ({ name, scopes, power }: CardProps) => {
  const text = useDelegatesText();
  const language = useLanguage();
  return (
    <View>
      <View className="row">
        <Text className="power-name">{name}</Text>
        <StatusTag tone="wait">{text.kind[power.kind]}</StatusTag>
      </View>
      {scopes.map((words) => (
        <Text key={words} className="power-scope">{`✓ ${words}`}</Text>
      ))}
      <Text className="quiet">{text.until(powerEnd(power, language))}</Text>
    </View>
  );
};

const Given = ({ given, onEnded }: { given: GivenPower; onEnded: () => void }) => {
  const text = useDelegatesText();
  const { power, delegateName } = given;
  const name = delegateName ?? (power.kind === 'staff' ? text.staffName : text.relativeName);
  return (
    <View className="power-card">
      <PowerLines name={name} power={power} scopes={power.scopes.map((scope) => text.list.scope[scope])} />
      <EndPower
        power={power}
        words={{
          button: text.list.revoke,
          label: text.list.revokeFor(name),
          title: text.list.revokeTitle(name),
          text: text.list.revokeText,
        }}
        onEnded={onEnded}
      />
    </View>
  );
};

type HeldProps = { held: HeldPower; onEnded: () => void; actFor: Delegates['actFor'] };

const Held = ({ held, onEnded, actFor }: HeldProps) => {
  const text = useDelegatesText();
  const { power } = held;
  const name = held.principalName ?? text.principalName;
  return (
    <View className="power-card">
      <PowerLines name={name} power={power} scopes={power.scopes.map((scope) => text.list.scopeForOther[scope])} />
      <PushButton onPush={() => actFor(held)}>{text.list.actFor(name)}</PushButton>
      <EndPower
        power={power}
        words={{
          button: text.list.leave,
          label: text.list.leaveFor(name),
          title: text.list.leaveTitle(name),
          text: text.list.leaveText,
        }}
        onEnded={onEnded}
      />
    </View>
  );
};

const Lists = ({ page }: { page: Delegates }) => {
  const text = useDelegatesText().list;
  return (
    <Shown screen={usePowers()}>
      {({ given, held }, reload) => (
        <View>
          {held.length === 0 ? null : (
            <View className="block">
              <Text className="block-title">{text.held}</Text>
              {held.map((one) => (
                <Held key={one.power.offerId} held={one} onEnded={reload} actFor={page.actFor} />
              ))}
            </View>
          )}
          {page.mayOffer ? (
            <View className="block">
              <Text className="block-title">{text.given}</Text>
              {given.length === 0 ? <Text className="quiet">{text.givenNone}</Text> : null}
              {given.map((one) => (
                <Given key={one.power.offerId} given={one} onEnded={reload} />
              ))}
              <View className="power-actions">
                <PushButton kind={held.length === 0 ? 'primary' : 'secondary'} onPush={() => page.ask('relative')}>
                  {text.askRelative}
                </PushButton>
                <PushButton kind="secondary" onPush={() => page.ask('staff')}>
                  {text.askStaff}
                </PushButton>
              </View>
              <Text className="quiet">{text.never}</Text>
            </View>
          ) : null}
          {page.mayOffer || held.length > 0 ? null : <Text className="quiet">{text.givenNone}</Text>}
        </View>
      )}
    </Shown>
  );
};

export const DelegatesView = ({ page }: { page: Delegates }) => {
  const text = useDelegatesText();
  const { asking } = page;
  const content = () => {
    if (page.person === undefined) return <SignInFirst title={text.signInFirst} text={text.signInText} />;
    if (asking !== undefined) return <OfferPanel kind={asking} leave={() => page.ask(undefined)} />;
    return <Lists page={page} />;
  };
  return (
    <Screen title={text.list.title} parent="/pages/me/index">
      {content()}
    </Screen>
  );
};
