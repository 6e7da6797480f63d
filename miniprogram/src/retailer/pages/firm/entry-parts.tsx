import type { OwnEntry } from '@luhuan/shared/api/register';
import type { OwnAct } from '@luhuan/shared/register/step';
import { trading } from '@luhuan/shared/retailer/shop';
import { dateTime } from '@luhuan/shared/text/format';
import { hoursInWords } from '@luhuan/shared/text/opening-hours';
import { REGISTER_STEP_NAME } from '@luhuan/shared/text/register-name';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { NO_STORE, StoreFields, readStore } from '../../firm/store-fields.tsx';
import { useFirmText } from '../../text/use-firm-text.ts';
import { useNewStore, useOwnStep } from './use-firm.ts';

type PartProps = { own: OwnEntry; reload: () => void };

/** What the office proposes, with the earliest moment at which it can be decided. */
export const ProposalPart = ({ own: { entry } }: { own: OwnEntry }) => {
  const text = useFirmText().proposal;
  const language = useLanguage();
  const { proposal } = entry;
  if (proposal === null) return null;
  return (
    <View className="firm-part">
      <Text className="firm-name">{text.title(text.measure[proposal.measure])}</Text>
      <Text>{proposal.reason[language]}</Text>
      <Text className="quiet">{text.from(dateTime(proposal.decidableFrom, language))}</Text>
      {proposal.measure === 'expel' ? <Text className="quiet">{text.assumption}</Text> : null}
    </View>
  );
};

const ObjectionForm = ({ own, reload }: PartProps) => {
  const text = useFirmText();
  const [writing, setWriting] = useState(false);
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const { sent, take, clear } = useOwnStep(own, { kind: 'object', text: words.trim() }, reload);
  if (!writing)
    return (
      <PushButton kind="secondary" onPush={() => setWriting(true)}>
        {text.objection.open}
      </PushButton>
    );
  const press = () => {
    setPressed(true);
    if (words.trim() !== '') take();
  };
  return (
    <View>
      <Field
        name="objection"
        label={text.objection.label}
        hint={text.objection.hint}
        value={words}
        error={pressed && words.trim() === '' ? text.objection.missing : undefined}
        maxLength={300}
        onChange={setWords}
      />
      <Written sent={sent} reader="shopper" askAgain={take} onEdit={clear} />
      <PushButton disabled={sent.state === 'sending'} onPush={press}>
        {sent.state === 'sending' ? text.sending : text.objection.send}
      </PushButton>
    </View>
  );
};

/** What the firm has said, the answer to it, or the form. */
export const ObjectionPart = ({ own, reload }: PartProps) => {
  const text = useFirmText().objection;
  const language = useLanguage();
  const { objection, proposal, state } = own.entry;
  const answer = objection?.answer ?? null;
  if (objection === null) {
    const something = proposal !== null || state === 'warned' || state === 'suspended' || state === 'expelled';
    return something ? (
      <View className="firm-part">
        <ObjectionForm own={own} reload={reload} />
      </View>
    ) : null;
  }
  return (
    <View className="firm-part">
      <Text className="quiet">{objection.text}</Text>
      <Text className="firm-name">{answer === null ? text.sent : text[answer.outcome]}</Text>
      {answer === null ? null : <Text>{answer.reason[language]}</Text>}
    </View>
  );
};

type EndProps = PartProps & { act: Extract<OwnAct, { kind: 'withdraw' | 'leave' }> };

/** Withdrawing or leaving, asked for once more. */
export const EndPart = ({ own, reload, act }: EndProps) => {
  const text = useFirmText();
  const [asking, setAsking] = useState(false);
  const { sent, take, clear } = useOwnStep(own, act, reload);
  const name = act.kind;
  return (
    <View className="firm-part">
      <Written sent={sent} reader="shopper" askAgain={take} onEdit={clear} />
      <PushButton kind="danger" disabled={sent.state === 'sending'} onPush={() => setAsking(true)}>
        {text[name]}
      </PushButton>
      <Confirm
        visible={asking}
        title={text[`${name}Title`]}
        text={text[`${name}Text`]}
        yes={text.yes}
        onYes={() => {
          setAsking(false);
          take();
        }}
        onNo={() => setAsking(false)}
      />
    </View>
  );
};

export const StepsPart = ({ own }: { own: OwnEntry }) => {
  const text = useFirmText();
  const language = useLanguage();
  return (
    <View className="firm-part" ariaRole="list">
      <Text className="block-title">{text.steps}</Text>
      {own.steps.map((step, index) => (
        <View key={index} ariaRole="listitem">
          <Text className="firm-line">{`${dateTime(step.at, language)} ${REGISTER_STEP_NAME[language][step.did]}`}</Text>
          {step.reason === null ? null : <Text className="quiet">{step.reason[language]}</Text>}
        </View>
      ))}
    </View>
  );
};

const NewStore = ({ own, reload, close }: PartProps & { close: () => void }) => {
  const text = useFirmText();
  const [store, setStore] = useState(NO_STORE);
  const [pressed, setPressed] = useState(false);
  const read = readStore(store).data;
  const { sent, open, clear } = useNewStore(own, read, () => {
    close();
    reload();
  });
  const press = () => {
    setPressed(true);
    if (read !== undefined) open();
  };
  return (
    <View>
      <StoreFields title={text.apply.newStore} store={store} pressed={pressed} onChange={setStore} />
      <Written sent={sent} reader="shopper" askAgain={open} onEdit={clear} />
      <PushButton disabled={sent.state === 'sending'} onPush={press}>
        {sent.state === 'sending' ? text.sending : text.apply.open}
      </PushButton>
    </View>
  );
};

/** The stores of a firm, and the form for another one. */
export const StoresPart = ({ own, reload }: PartProps) => {
  const text = useFirmText();
  const language = useLanguage();
  const [opening, setOpening] = useState(false);
  const { state } = own.entry;
  return (
    <View className="firm-part">
      <Text className="block-title">{text.stores}</Text>
      {own.stores.map((store) => (
        <View key={store.shopId}>
          <View className="row">
            <Text className="firm-name">{store.name}</Text>
            <StatusTag tone={trading(store).ok ? 'good' : 'bad'}>
              {store.standing === 'admitted' ? text.storeState[store.state] : text.store.standing[store.standing]}
            </StatusTag>
          </View>
          <Text className="quiet">{store.address}</Text>
          {hoursInWords(store.hours, language).map((line) => (
            <Text key={line} className="quiet figure">
              {line}
            </Text>
          ))}
        </View>
      ))}
      {opening ? <NewStore own={own} reload={reload} close={() => setOpening(false)} /> : null}
      {!opening && (state === 'admitted' || state === 'warned') ? (
        <PushButton kind="secondary" onPush={() => setOpening(true)}>
          {text.newStore}
        </PushButton>
      ) : null}
    </View>
  );
};
