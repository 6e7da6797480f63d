import type { TicketId } from '@luhuan/shared/ids';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Refused, Shown, Standing, Unknown } from '../../../ui/standing.tsx';
import { TimeLeft } from '../../../ui/ticket-panel.tsx';
import { useSessionsText } from '../../text/use-sessions-text.ts';
import { type Approve, type TicketQuestion, useTicketQuestion } from './use-approve.ts';
import './approve.scss';

type Asked = Extract<TicketQuestion['screen'], { state: 'shown' }>['value'];

const toHome = () => void Taro.switchTab({ url: '/pages/home/index' });

const Over = () => {
  const text = useSessionsText().approve;
  return (
    <Standing sheet="unknown" title={text.over} text={text.overText} button={{ text: text.home, onPush: toHome }} />
  );
};

/** What to do about a no that has no remedy on this phone but another person or another place. */
const RefusedHere = ({ problem, again }: { problem: Problem; again: () => void }) => {
  const text = useSessionsText().approve;
  if (problem.code === 'TicketOver' || problem.code === 'NotFound') return <Over />;
  const wayOut =
    problem.code === 'OtherPerson'
      ? { text: text.otherPerson, onPush: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }) }
      : { text: text.home, onPush: toHome };
  const known = problem.code === 'OtherPerson' || problem.code === 'PhoneNeeded';
  return (
    <View className="approve-refused">
      <Refused problem={problem} reader="shopper" onEdit={again} />
      {known ? (
        <PushButton kind="secondary" onPush={wayOut.onPush}>
          {wayOut.text}
        </PushButton>
      ) : null}
    </View>
  );
};

const Question = ({ asked, question }: { asked: Asked; question: TicketQuestion }) => {
  const text = useSessionsText();
  const language = useLanguage();
  const { answer, decide } = question;
  const sending = answer.state === 'sending';
  const signIn = asked.purpose === 'sign-in';
  const { device } = asked;
  if (question.now >= asked.expiresAt && !sending) return <Over />;
  return (
    <View>
      <View className="block">
        <Text className="approve-title">{signIn ? text.approve.signIn : text.approve.confirm}</Text>
        <View className="row">
          <Text className="quiet">{text.approve.device}</Text>
          <Text className="approve-value">{device === '' ? text.unknownDevice : device}</Text>
        </View>
        <View className="row">
          <Text className="quiet">{text.approve.askedAt}</Text>
          <Text className="figure approve-value">{dateTime(asked.askedAt, language)}</Text>
        </View>
      </View>
      <View className="approve-warning">
        <Text className="approve-warning-first">{text.approve.warning}</Text>
        <Text>{text.approve.warningStaff}</Text>
      </View>
      <View className="approve-choice">
        <PushButton disabled={sending} onPush={() => decide('approve')}>
          {sending ? text.approve.sending : signIn ? text.approve.approveSignIn : text.approve.approveConfirm}
        </PushButton>
        <PushButton kind="danger" disabled={sending} onPush={() => decide('decline')}>
          {text.approve.decline}
        </PushButton>
      </View>
      <TimeLeft until={asked.expiresAt} />
    </View>
  );
};

const Decided = ({ approved, signIn }: { approved: boolean; signIn: boolean }) => {
  const text = useSessionsText().approve;
  const approvedText = signIn ? text.approvedSignIn : text.approvedConfirm;
  return (
    <Standing
      sheet={approved ? 'done' : 'refused'}
      title={approved ? text.approved : text.declined}
      text={approved ? approvedText : text.declinedText}
      button={{ text: text.home, onPush: toHome }}
    />
  );
};

const Ticket = ({ ticketId }: { ticketId: TicketId }) => {
  const question = useTicketQuestion(ticketId);
  const { screen, answer, decide } = question;
  // once answered, the ticket cannot be looked at again
  if (answer.state === 'decided') return <Decided approved={answer.decision === 'approve'} signIn={answer.signIn} />;
  if (screen.state === 'refused') return <RefusedHere problem={screen.problem} again={screen.retry} />;
  if (answer.state === 'troubled')
    return answer.trouble.state === 'refused' ? (
      <RefusedHere problem={answer.trouble.problem} again={() => decide(answer.decision)} />
    ) : (
      <Unknown askAgain={() => decide(answer.decision)} />
    );
  return <Shown screen={screen}>{(asked) => <Question asked={asked} question={question} />}</Shown>;
};

export const ApproveView = ({ page }: { page: Approve }) => {
  const text = useSessionsText().approve;
  const content = () => {
    if (page.ticketId === undefined) return <Over />;
    if (page.personId === undefined) return <SignInFirst title={text.signInFirst} text={text.signInFirstText} />;
    return <Ticket key={page.personId} ticketId={page.ticketId} />;
  };
  return <Screen title={text.title}>{content()}</Screen>;
};
