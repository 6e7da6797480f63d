import type { Problem } from '@luhuan/shared/refusal/problem';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { Camera } from '../../scan/camera-panel.tsx';
import { type Scanner, useScanner } from '../../scan/use-scanner.ts';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { digitsInFours, withoutBlanks } from '../../../ui/grouped.ts';
import { type DraftAt, EMPTY, tillDraft } from './draft.ts';
import { NO_ENTRIES } from './entries.ts';
import { CardName } from './card-name.tsx';
import { TillHead } from './till-head.tsx';
import { useReserve } from './use-reserve.ts';
import type { Till } from './use-till.ts';

type ScanStepProps = { draft: DraftAt<'scan'>; me: Till['me'] };
type Asking = { reserve: ReturnType<typeof useReserve>; scanner: Scanner };

const DIGITS = 16;

/** What an earlier customer's sale left behind, and the way to be rid of it. */
const Kept = ({ draft }: Pick<ScanStepProps, 'draft'>) => {
  const text = useRetailerText().scan;
  if (JSON.stringify(draft.entries) === JSON.stringify(NO_ENTRIES)) return null;
  return (
    <View className="row">
      <Text className="quiet">{text.kept}</Text>
      <PushButton kind="plain" onPush={() => tillDraft.set(EMPTY)}>
        {text.forget}
      </PushButton>
    </View>
  );
};

const CodeEntry = ({
  reserve,
  scanner,
  typed,
  onType,
}: Asking & { typed: string; onType: (typed: string) => void }) => {
  const text = useRetailerText().scan;
  const [card, setCard] = useState(false);
  const sending = reserve.sent.state === 'sending';
  const look = () => {
    if (typed !== '' && !sending) reserve.ask(typed);
  };
  return (
    <View className="columns">
      <View>
        <Camera scanner={scanner} target="voucher" />
        {scanner.scanning === undefined ? (
          <View className="block">
            <Text className="block-title">{text.title}</Text>
            <PushButton disabled={sending} onPush={() => scanner.scan('voucher', reserve.ask)}>
              {sending ? text.looking : text.scan}
            </PushButton>
            {scanner.failed ? <Text className="trouble">{text.cameraFailed}</Text> : null}
          </View>
        ) : null}
      </View>
      <View className="block">
        <Field
          name="code"
          label={card ? text.cardTyped : text.digits}
          type={card ? 'text' : 'number'}
          value={card ? typed : digitsInFours(typed)}
          hint={card ? undefined : /^\d+$/.test(typed) ? text.digitsCount(typed.length) : text.digitsHint}
          onChange={(value) => onType(withoutBlanks(value))}
          onEnter={look}
          aside={
            <PushButton kind="secondary" disabled={typed.length < DIGITS || sending} onPush={look}>
              {text.look}
            </PushButton>
          }
        />
        <PushButton kind="plain" onPush={() => setCard(!card)}>
          {card ? text.digits : text.cardTyped}
        </PushButton>
      </View>
    </View>
  );
};

const RefusedCode = ({ problem, reserve, scanner }: Asking & { problem: Problem }) => {
  const follow = () => {
    const action = problem.remedy.cashier?.action;
    if (action === 'retry') {
      reserve.askAgain();
      return;
    }
    reserve.clear();
    // who typed has no camera at hand
    if (action === 'scan-again' && reserve.scanned) scanner.scan('voucher', reserve.ask);
  };
  if (problem.code === 'CardNameNeeded' || problem.code === 'CardNameWrong')
    return <CardName problem={problem} onName={reserve.askWithName} onLeave={reserve.clear} />;
  return <Refused problem={problem} reader="cashier" onEdit={follow} />;
};

/** Step 1: the code on the customer's phone, scanned or typed. */
export const ScanStep = ({ draft, me }: ScanStepProps) => {
  const reserve = useReserve(draft);
  const scanner = useScanner();
  const [typed, setTyped] = useState('');
  const { sent } = reserve;
  if (me.state === 'refused') return <Refused problem={me.problem} reader="cashier" onEdit={me.retry} />;
  const content = () => {
    switch (sent.state) {
      case 'refused':
        return <RefusedCode problem={sent.problem} reserve={reserve} scanner={scanner} />;
      case 'unknown':
        return <Unknown askAgain={reserve.askAgain} />;
      case 'idle':
      case 'sending':
      case 'done':
        return <CodeEntry reserve={reserve} scanner={scanner} typed={typed} onType={setTyped} />;
    }
  };
  return (
    <View>
      <TillHead step="scan" amounts={{ state: 'none' }} />
      {content()}
      <Kept draft={draft} />
    </View>
  );
};
