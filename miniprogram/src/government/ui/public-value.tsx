import type { Instant } from '@luhuan/shared/clock';
import { PublicValue, fallbackFrom, faultOfValue, roundFor } from '@luhuan/shared/draw/public-seed';
import type { ListedRound } from '@luhuan/shared/draw/round';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import type { Result } from '@luhuan/shared/result';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Failure } from '../../api/call.ts';
import { useOnce } from '../../api/use-once.ts';
import { useLanguage } from '../../text/use-text.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Field } from '../../ui/field.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Written } from '../../ui/written.tsx';
import { moment } from '../period.ts';
import { useDrawsText } from '../text/use-draws-text.ts';
import { useOfficer } from '../use-officer.ts';
import { useWho } from './who.ts';
import './public-value.scss';

type Answer = Promise<Result<unknown, Failure>>;
type ValueProps = {
  /** Names the draw in the keys of its requests. */
  subject: string;
  listed: Pick<ListedRound, 'seedRule' | 'seedFrom' | 'entered' | 'confirmedBy'>;
  now: Instant;
  mayEnter: boolean;
  mayConfirm: boolean;
  enter: (key: string, value: PublicValue) => Answer;
  confirm: (key: string, value: string) => Answer;
  onDone: () => void;
};

/** What is typed, and which parts of it cannot be right. */
const useEntry = ({ listed: { seedRule, seedFrom }, now }: ValueProps) => {
  const [from, choose] = useState<PublicValue['from']>('source');
  const fallbackSince = fallbackFrom(seedRule, seedFrom);
  const expected = roundFor(seedRule[from], from === 'source' ? seedFrom : fallbackSince).round;
  const [entered, setRound] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const [link, setLink] = useState('');
  const round = entered ?? expected;
  const body = { from, round: round.trim(), value: value.trim(), link: link.trim() };
  const wrong = {
    round: !PublicValue.shape.round.safeParse(body.round).success,
    value:
      !PublicValue.shape.value.safeParse(body.value).success ||
      faultOfValue(seedRule, seedFrom, body, now) === 'not-written-so',
    link: !PublicValue.shape.link.safeParse(body.link).success,
  };
  return {
    from,
    choose,
    round,
    setRound,
    value,
    setValue,
    link,
    setLink,
    body,
    wrong,
    useFallback: now >= fallbackSince,
  };
};

const Entering = (props: ValueProps) => {
  const { subject, listed, onDone } = props;
  const text = useDrawsText();
  const language = useLanguage();
  const entry = useEntry(props);
  const [pressed, setPressed] = useState(false);
  const { seedRule } = listed;
  const { body, wrong } = entry;
  const { sent, submit, clear } = useOnce(`value:${subject}:${JSON.stringify(body)}`, (key) => props.enter(key, body));
  const enter = async () => {
    setPressed(true);
    if (Object.values(wrong).includes(true)) return;
    if ((await submit()).state === 'done') onDone();
  };
  const errorOf = (part: keyof typeof wrong) => (pressed && wrong[part] ? text.wrong[part] : undefined);
  const busy = sent.state === 'sending' || sent.state === 'done';
  return (
    <View className="public-value">
      <Text className="public-value-title">{text.enterTitle}</Text>
      <Text className="quiet">{text.enterNote}</Text>
      {entry.useFallback ? (
        <Chips
          label={text.use}
          options={(['source', 'fallback'] as const).map((value) => ({ value, name: text.from[value] }))}
          chosen={entry.from}
          choose={entry.choose}
        />
      ) : null}
      <Field
        name="draw-round"
        label={text.roundField}
        value={entry.round}
        onChange={entry.setRound}
        error={errorOf('round')}
      />
      <Field
        name="draw-value"
        label={text.value}
        value={entry.value}
        onChange={entry.setValue}
        hint={text.written(SEED_WORDS[seedRule[entry.from]][language].written)}
        error={errorOf('value')}
      />
      <Field
        name="draw-link"
        label={text.link}
        value={entry.link}
        onChange={entry.setLink}
        hint={text.linkHint}
        error={errorOf('link')}
        maxLength={300}
      />
      <Written reader="officer" sent={sent} askAgain={() => void enter()} onEdit={clear} />
      <PushButton disabled={busy} onPush={() => void enter()}>
        {busy ? text.entering : text.enter}
      </PushButton>
    </View>
  );
};

const Confirming = (props: ValueProps & { value: string }) => {
  const { subject, value, onDone } = props;
  const text = useDrawsText();
  const { sent, submit, clear } = useOnce(`confirm:${subject}:${value}`, (key) => props.confirm(key, value));
  const confirm = async () => {
    if ((await submit()).state === 'done') onDone();
  };
  const readAgain = () => {
    clear();
    onDone();
  };
  const busy = sent.state === 'sending' || sent.state === 'done';
  return (
    <View>
      <Text className="quiet">{text.confirmNote}</Text>
      <Written reader="officer" sent={sent} askAgain={() => void confirm()} onEdit={readAgain} />
      <PushButton disabled={busy} onPush={() => void confirm()}>
        {busy ? text.confirming : text.confirm}
      </PushButton>
    </View>
  );
};

/** The public value of a draw whose list is closed: entered by one person, looked up and confirmed by another. */
export const PublicValueSteps = (props: ValueProps) => {
  const text = useDrawsText();
  const language = useLanguage();
  const who = useWho();
  const { personId } = useOfficer();
  const [again, setAgain] = useState(false);
  const { mayEnter, mayConfirm } = props;
  const { entered, confirmedBy } = props.listed;
  if (entered === null || (again && confirmedBy === null)) {
    const done = () => {
      setAgain(false);
      props.onDone();
    };
    return mayEnter ? <Entering {...props} onDone={done} /> : null;
  }
  return (
    <View className="public-value">
      <CopyLine name={`${text.publicValue} ${entered.round}`} value={entered.value} />
      <CopyLine name={text.link} value={entered.link} />
      <Text className="quiet">
        {`${text.enteredBy(who(entered.by), moment(entered.at, language))} · ${text.from[entered.from]}`}
      </Text>
      {confirmedBy !== null ? (
        <Text className="public-value-line">{text.confirmed}</Text>
      ) : (
        <View className="public-value-steps">
          {entered.by === personId ? (
            <Text className="public-value-line">{text.own}</Text>
          ) : mayConfirm ? (
            <Confirming {...props} value={entered.value} />
          ) : null}
          {mayEnter ? (
            <PushButton kind="secondary" onPush={() => setAgain(true)}>
              {text.again}
            </PushButton>
          ) : null}
        </View>
      )}
    </View>
  );
};
