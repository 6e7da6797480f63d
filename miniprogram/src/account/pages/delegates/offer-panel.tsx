import { offerPower } from '@luhuan/shared/api/powers';
import type { Instant } from '@luhuan/shared/clock';
import { type PowerKind, PowerScope, type PowerTerms } from '@luhuan/shared/power/power';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { linkTo } from '../../../api/scene.ts';
import { send } from '../../../api/transport.ts';
import { type Sent, useOnce } from '../../../api/use-once.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { SceneCode } from '../../../ui/scene-code.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { useDelegatesText } from '../../text/use-delegates-text.ts';

/** What most people mean; anything between is one message more to the other. */
const LENGTHS: Readonly<Record<PowerKind, readonly number[]>> = { relative: [7, 30, 180, 365], staff: [1, 4, 24] };

const termsOf = (kind: PowerKind, scopes: PowerScope[], length: number): PowerTerms =>
  kind === 'relative' ? { kind, scopes, days: length } : { kind, scopes, hours: length };

type Made = Extract<Sent<{ offerId: string; expiresAt: Instant; image: string | null }>, { state: 'done' }>['value'];

const Code = ({ kind, made, leave }: { kind: PowerKind; made: Made; leave: () => void }) => {
  const text = useDelegatesText().offer;
  const language = useLanguage();
  const link = linkTo('account/pages/accept-power/index', made.offerId);
  return (
    <View className="block power-code">
      <Text className="power-say">{text.scan[kind]}</Text>
      <SceneCode image={made.image} link={link} label={text.codeLabel} />
      <Text>{text.goodUntil(dateTime(made.expiresAt, language))}</Text>
      <Text className="quiet">{text.careful}</Text>
      <View className="power-actions">
        <PushButton onPush={leave}>{text.done}</PushButton>
        <PushButton kind="secondary" onPush={() => void Taro.setClipboardData({ data: link })}>
          {text.copy}
        </PushButton>
      </View>
    </View>
  );
};

type TermsProps = {
  kind: PowerKind;
  scopes: readonly PowerScope[];
  toggle: (scope: PowerScope) => void;
  length: number;
  choose: (length: number) => void;
};

const Terms = ({ kind, scopes, toggle, length, choose }: TermsProps) => {
  const { offer, list } = useDelegatesText();
  return (
    <View>
      <View className="block">
        <Text className="block-title">{offer.what}</Text>
        <View className="power-actions">
          {PowerScope.options.map((scope) => (
            <PushButton
              key={scope}
              kind={scopes.includes(scope) ? 'primary' : 'secondary'}
              selected={scopes.includes(scope)}
              onPush={() => toggle(scope)}
            >
              {`${scopes.includes(scope) ? '✓ ' : ''}${list.scope[scope]}`}
            </PushButton>
          ))}
        </View>
        {scopes.length === 0 ? <Text className="power-wrong">{offer.chooseOne}</Text> : null}
      </View>
      <View className="block">
        <Text className="block-title">{offer.howLong}</Text>
        <View className="power-lengths">
          {LENGTHS[kind].map((one) => (
            <PushButton
              key={one}
              kind={one === length ? 'primary' : 'secondary'}
              selected={one === length}
              onPush={() => choose(one)}
            >
              {kind === 'relative' ? offer.days(one) : offer.hours(one)}
            </PushButton>
          ))}
        </View>
      </View>
    </View>
  );
};

/** From what somebody may do and for how long to the code that gives it. */
export const OfferPanel = ({ kind, leave }: { kind: PowerKind; leave: () => void }) => {
  const text = useDelegatesText();
  const [scopes, setScopes] = useState<readonly PowerScope[]>(PowerScope.options);
  const [length, setLength] = useState(LENGTHS[kind][1] ?? 1);
  const terms = termsOf(kind, [...scopes], length);
  const { sent, submit, clear } = useOnce(`offer-power:${JSON.stringify(terms)}`, (key) =>
    call(send, offerPower, { key, body: { terms } }),
  );
  const toggle = (scope: PowerScope) =>
    setScopes(PowerScope.options.filter((one) => (one === scope) !== scopes.includes(one)));
  if (sent.state === 'done') return <Code kind={kind} made={sent.value} leave={leave} />;
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={() => void submit()} />;
  const sending = sent.state === 'sending';
  return (
    <View ariaLive="polite">
      <Text className="power-head">{text.offer[kind]}</Text>
      <Terms kind={kind} scopes={scopes} toggle={toggle} length={length} choose={setLength} />
      <View className="power-actions">
        <PushButton disabled={sending || scopes.length === 0} onPush={() => void submit()}>
          {sending ? text.offer.making : text.offer.make}
        </PushButton>
        <PushButton kind="secondary" disabled={sending} onPush={leave}>
          {text.offer.cancel}
        </PushButton>
      </View>
    </View>
  );
};
