import type { HeldPower } from '@luhuan/shared/api/powers';
import type { PowerOfferId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { PowerTerms } from '@luhuan/shared/power/power';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { beginActing } from '../../../storage/acting.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Refused, Shown, Standing, Unknown } from '../../../ui/standing.tsx';
import { powerEnd } from '../../power-end.ts';
import { useDelegatesText } from '../../text/use-delegates-text.ts';
import { type AcceptPower, type Offer, useOffer } from './use-accept-power.ts';
import './accept-power.scss';

const toHome = () => void Taro.switchTab({ url: '/pages/home/index' });

const Over = () => {
  const text = useDelegatesText().accept;
  return (
    <Standing sheet="unknown" title={text.over} text={text.overText} button={{ text: text.home, onPush: toHome }} />
  );
};

const RefusedHere = ({ problem, again }: { problem: Problem; again: () => void }) => {
  const text = useDelegatesText().accept;
  if (problem.code === 'PowerOfferOver' || problem.code === 'NotFound') return <Over />;
  return (
    <View>
      <Refused problem={problem} reader="shopper" onEdit={again} />
      <PushButton kind="secondary" onPush={toHome}>
        {text.home}
      </PushButton>
    </View>
  );
};

const Done = ({ held: { power, principalName } }: { held: HeldPower }) => {
  const text = useDelegatesText();
  const language = useLanguage();
  const begin = () => {
    beginActing(power, principalName);
    toHome();
  };
  return (
    <View>
      <Standing
        sheet="done"
        title={text.accept.done}
        text={text.accept.doneText(powerEnd(power, language))}
        button={{ text: text.accept.begin(principalName ?? text.principalName), onPush: begin }}
      />
      <PushButton kind="secondary" onPush={toHome}>
        {text.accept.later}
      </PushButton>
    </View>
  );
};

type AskedProps = { terms: PowerTerms; name: string; person: Person; offer: Offer };

const Asked = ({ terms, name, person, offer }: AskedProps) => {
  const { accept: text, list } = useDelegatesText();
  const sending = offer.sent.state === 'sending';
  const proven = person.identity !== null;
  return (
    <View>
      <View className="block">
        <Text className="accept-title">{text.asks(name)}</Text>
        <Text className="quiet">{text.may}</Text>
        {terms.scopes.map((scope) => (
          <Text key={scope} className="accept-scope">{`✓ ${list.scopeForOther[scope]}`}</Text>
        ))}
        <View className="row accept-length">
          <Text className="quiet">{text.length}</Text>
          <Text>{terms.kind === 'relative' ? text.lengthDays(terms.days) : text.lengthHours(terms.hours)}</Text>
        </View>
        <Text className="quiet">{text.told}</Text>
      </View>
      {proven ? null : <Text className="accept-verify">{text.verifyFirst}</Text>}
      <View className="accept-choice">
        {proven ? (
          <PushButton disabled={sending} onPush={offer.accept}>
            {sending ? text.sending : text.yes}
          </PushButton>
        ) : (
          <PushButton onPush={() => void Taro.navigateTo({ url: '/pages/identity/index' })}>{text.verify}</PushButton>
        )}
        <PushButton kind="secondary" disabled={sending} onPush={toHome}>
          {text.no}
        </PushButton>
      </View>
    </View>
  );
};

const TheOffer = ({ offerId, person }: { offerId: PowerOfferId; person: Person }) => {
  const text = useDelegatesText();
  const offer = useOffer(offerId);
  const { screen, sent } = offer;
  // once accepted, the offer cannot be looked at again
  if (sent.state === 'done') return <Done held={sent.value} />;
  if (sent.state === 'unknown') return <Unknown askAgain={offer.accept} />;
  if (sent.state === 'refused') return <RefusedHere problem={sent.problem} again={offer.clear} />;
  if (screen.state === 'refused') return <RefusedHere problem={screen.problem} again={screen.retry} />;
  return (
    <Shown screen={screen}>
      {({ terms, principalName }) => (
        <Asked terms={terms} name={principalName ?? text.principalName} person={person} offer={offer} />
      )}
    </Shown>
  );
};

export const AcceptPowerView = ({ page: { offerId, person } }: { page: AcceptPower }) => {
  const text = useDelegatesText().accept;
  const content = () => {
    if (offerId === undefined) return <Over />;
    if (person === undefined) return <SignInFirst title={text.signInFirst} text={text.signInText} />;
    return <TheOffer key={person.personId} offerId={offerId} person={person} />;
  };
  return (
    <Screen title={text.title}>
      <View ariaLive="polite">{content()}</View>
    </Screen>
  );
};
