import { daysUntil } from '@luhuan/shared/fair/calendar';
import { type Fair, type FairStop, PARTY_MAX, type SignUp } from '@luhuan/shared/fair/fair';
import { stopTime } from '@luhuan/shared/text/fair-words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { StopTag } from '../../ui/stop-tag.tsx';
import { type FairPage, useCalendar, useLeaving, useSigningUp } from './use-fair.ts';

type OfStop = { fair: Fair; stop: FairStop; page: FairPage };
const isH5 = process.env['TARO_ENV'] === 'h5';

const ToCalendar = ({ fair, stop }: Omit<OfStop, 'page'>) => {
  const text = useFairsText().fair;
  const { added, add } = useCalendar(fair, stop);
  return (
    <View>
      <PushButton kind="plain" onPush={() => void add()}>
        {isH5 ? text.download : text.toCalendar}
      </PushButton>
      <View ariaLive="polite">
        {added === undefined || (isH5 && added) ? null : <Text>{added ? `✓ ${text.added}` : text.notAdded}</Text>}
      </View>
    </View>
  );
};

const SigningUp = ({ fair, stop, page }: OfStop) => {
  const text = useFairsText().fair;
  const language = useLanguage();
  const { party, choose, sent, signUp, lookAgain } = useSigningUp(fair, stop, page.reload);
  const most = Math.min(PARTY_MAX, stop.left ?? PARTY_MAX);
  const busy = sent.state === 'sending';
  return (
    <View className="fair-actions">
      <Text className="quiet">{text.party}</Text>
      <Chips
        label={text.party}
        options={Array.from({ length: most }, (_, n) => ({ value: n + 1, name: text.people(n + 1) }))}
        chosen={Math.min(party, most)}
        choose={choose}
      />
      <Written sent={sent} reader="shopper" askAgain={() => void signUp()} onEdit={lookAgain} />
      <PushButton
        disabled={busy}
        label={busy ? text.signingUp : text.signUpFor(stopTime(stop, language), party)}
        onPush={() => void signUp()}
      >
        {busy ? text.signingUp : text.signUp(party)}
      </PushButton>
    </View>
  );
};

const SignedUp = ({ signUp, stop, page }: { signUp: SignUp; stop: FairStop; page: FairPage }) => {
  const text = useFairsText().fair;
  const { asking, ask, sent, leave, lookAgain } = useLeaving(signUp, page.reload);
  const busy = sent.state === 'sending';
  return (
    <View className="fair-actions">
      <Text className="fair-signed">{`✓ ${text.signedUp(signUp.party)}`}</Text>
      {page.now < stop.begins ? (
        <View className="fair-actions">
          <Text className="quiet">{text.reminded}</Text>
          <Written sent={sent} reader="shopper" askAgain={() => void leave()} onEdit={lookAgain} />
          <PushButton kind="secondary" disabled={busy} onPush={() => ask(true)}>
            {busy ? text.leaving : text.leave}
          </PushButton>
          <Confirm
            visible={asking}
            title={text.leaveTitle}
            text={text.leaveText}
            yes={text.leave}
            onYes={() => void leave()}
            onNo={() => ask(false)}
          />
        </View>
      ) : null}
    </View>
  );
};

/** What the person can do about a stop that is to come. */
const Doing = ({ fair, stop, page }: OfStop) => {
  const text = useFairsText().fair;
  const mine = page.signUpFor(stop);
  if (mine !== undefined) return <SignedUp signUp={mine} stop={stop} page={page} />;
  if (page.now >= stop.begins) return null;
  if (stop.left === null) return <Text className="fair-line">{text.walkIn}</Text>;
  if (stop.left === 0) return <Text className="quiet">{text.full}</Text>;
  if (!page.isSignedIn)
    return (
      <View className="fair-actions">
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/pages/sign-in/index' })}>
          {text.signIn}
        </PushButton>
      </View>
    );
  if (!page.isShopper) return <Text className="quiet">{text.notShopper}</Text>;
  return page.isKnown ? <SigningUp fair={fair} stop={stop} page={page} /> : null;
};

/** One stop: when, where, how it stands, and what to do. */
export const StopBlock = ({ fair, stop, page }: OfStop) => {
  const text = useFairsText();
  const language = useLanguage();
  const { cancelled, moved } = stop;
  const isAhead = cancelled === null && page.now < stop.begins;
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title figure">{stopTime(stop, language)}</Text>
        <StopTag stop={stop} now={page.now} />
      </View>
      <Text className="fair-line">{stop.address[language]}</Text>
      {isAhead ? <Text className="quiet figure fair-line">{text.days(daysUntil(stop.begins, page.now))}</Text> : null}
      {moved === null || cancelled !== null ? null : (
        <Text className="fair-line">{text.fair.movedFor(moved.reason)}</Text>
      )}
      {cancelled === null ? null : <Text className="fair-line">{text.fair.cancelledFor(cancelled.reason)}</Text>}
      {cancelled === null ? <Doing fair={fair} stop={stop} page={page} /> : null}
      {isAhead ? <ToCalendar fair={fair} stop={stop} /> : null}
    </View>
  );
};
