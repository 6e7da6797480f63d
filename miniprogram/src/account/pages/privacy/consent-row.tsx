import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { usePrivacyText } from '../../text/use-privacy-text.ts';
import { type Consent, useConsent } from './use-consent.ts';

const TONES = { never: 'wait', given: 'good', outdated: 'bad', withdrawn: 'wait' } as const;

const Change = ({ consent, reload }: { consent: Consent; reload: () => void }) => {
  const text = usePrivacyText().consents;
  const { purpose, withdrawable } = consent;
  const { given, asking, ask, leave, sent, withdraw, clear } = useConsent(consent, reload);
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={withdraw} />;
  const busy = sent.state === 'sending';
  const name = text.purpose[purpose];
  if (given && withdrawable)
    return (
      <View>
        <PushButton kind="secondary" label={`${text.withdraw} ${name}`} disabled={busy} onPush={ask}>
          {text.withdraw}
        </PushButton>
        <Confirm
          visible={asking}
          title={text.ask(name)}
          text={text.effect[purpose]}
          yes={text.yes}
          onYes={withdraw}
          onNo={leave}
        />
      </View>
    );
  return null;
};

/** One purpose: what it is for, whether it was agreed to and when, and the button that changes it. */
export const ConsentRow = ({ consent, reload }: { consent: Consent; reload: () => void }) => {
  const text = usePrivacyText().consents;
  const language = useLanguage();
  const last = consent.grants.at(-1);
  return (
    <View className="privacy-row">
      <View className="row">
        <Text className="privacy-name">{text.purpose[consent.purpose]}</Text>
        <StatusTag tone={TONES[consent.state]}>{text.state[consent.state]}</StatusTag>
      </View>
      <Text className="quiet">{text.what[consent.purpose]}</Text>
      {last === undefined ? null : (
        <Text className="quiet">
          {last.withdrawnAt === null
            ? text.givenAt(date(last.givenAt, language))
            : text.withdrawnAt(date(last.withdrawnAt, language))}
        </Text>
      )}
      <Change consent={consent} reload={reload} />
    </View>
  );
};
