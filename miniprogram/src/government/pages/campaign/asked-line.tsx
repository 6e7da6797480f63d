import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { Result } from '@luhuan/shared/result';
import { Text, View } from '@tarojs/components';
import type { Failure } from '../../../api/call.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { moment } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { useOfficer } from '../../use-officer.ts';
import { useWho } from '../../ui/who.ts';

const TONE = { asked: 'money', applied: 'good', declined: 'wait' } as const;
const VERDICTS = ['applied', 'declined'] as const;
type Verdict = (typeof VERDICTS)[number];

type AskedLineProps = {
  asked: { status: keyof typeof TONE; askedBy: PersonId; askedAt: Instant; reason: string };
  /** What is asked for, in words. */
  words: string;
  subject: string;
  /** Whether the officer may decide, if somebody else asked. */
  mayDecide: boolean;
  decide: (key: string, verdict: Verdict) => Promise<Result<unknown, Failure>>;
  onDone: () => void;
};

/** One of the two answers to a request. */
const Answer = ({ subject, decide, onDone, verdict }: AskedLineProps & { verdict: Verdict }) => {
  const text = useGovernmentText().campaign;
  const { sent, submit, clear } = useOnce(`${subject}:${verdict}`, (key) => decide(key, verdict));
  const answer = async () => {
    const { state } = await submit();
    if (state === 'done') onDone();
  };
  return (
    <View>
      <Written reader="officer" sent={sent} askAgain={() => void answer()} onEdit={clear} />
      <PushButton
        kind={verdict === 'applied' ? 'secondary' : 'danger'}
        disabled={sent.state === 'sending' || sent.state === 'done'}
        onPush={() => void answer()}
      >
        {verdict === 'applied' ? text.apply : text.decline}
      </PushButton>
    </View>
  );
};

/** Something that one person asked for, and what another says to it. */
export const AskedLine = (line: AskedLineProps) => {
  const { asked, words, mayDecide } = line;
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const who = useWho();
  const { personId } = useOfficer();
  const { status, askedBy, askedAt, reason } = asked;
  return (
    <View className="campaign-did" ariaRole="listitem">
      <View className="row">
        <Text className="figure">{words}</Text>
        <StatusTag tone={TONE[status]}>{text.adjustmentStatus[status]}</StatusTag>
      </View>
      <Text className="campaign-line">{reason}</Text>
      <Text className="quiet">{text.askedBy(who(askedBy), moment(askedAt, language))}</Text>
      {status !== 'asked' ? null : askedBy === personId ? (
        <Text className="quiet">{text.own}</Text>
      ) : mayDecide ? (
        <View className="campaign-pair">
          {VERDICTS.map((verdict) => (
            <Answer key={verdict} {...line} verdict={verdict} />
          ))}
        </View>
      ) : null}
    </View>
  );
};
