import { byTime } from '@luhuan/shared/fair/calendar';
import { type Fair, type FairStop, takenOf } from '@luhuan/shared/fair/fair';
import { FAIR_KIND_NAME, stopTime } from '@luhuan/shared/text/fair-words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { StopFields } from './stop-fields.tsx';
import { type FairsPage, useCancelling, useChanging } from './use-fairs.ts';

type OfFair = { fair: Fair; page: FairsPage; reload: () => void };
type Acting = { fair: Fair; onDone: () => void; close: () => void };

const Reason = ({
  name,
  reason,
  write,
  wrong,
}: { name: string } & Pick<ReturnType<typeof useCancelling>, 'reason' | 'write' | 'wrong'>) => {
  const text = useFairsText();
  return (
    <Field
      name={name}
      label={text.reason}
      value={reason}
      onChange={write}
      hint={text.reasonHint}
      error={wrong ? text.reasonWrong : undefined}
      maxLength={100}
    />
  );
};

const Changing = ({ fair, stop, onDone, close }: Acting & { stop: FairStop }) => {
  const text = useFairsText();
  const { entry, edit, wrongs, reason, write, wrong, sent, change, lookAgain } = useChanging(fair, stop, onDone);
  const busy = sent.state === 'sending';
  const name = `${fair.fairId}-${stop.number}`;
  return (
    <View className="fairs-actions">
      <StopFields name={name} entry={entry} onChange={edit} wrongs={wrongs} />
      <Reason name={`reason-${name}`} reason={reason} write={write} wrong={wrong} />
      <Text className="quiet">{text.told}</Text>
      <Written sent={sent} reader="officer" askAgain={() => void change()} onEdit={lookAgain} />
      <PushButton disabled={busy} onPush={() => void change()}>
        {busy ? text.busy : text.changeNow}
      </PushButton>
      <PushButton kind="secondary" onPush={close}>
        {text.keep}
      </PushButton>
    </View>
  );
};

const Cancelling = ({ fair, stopNumber, onDone, close }: Acting & { stopNumber: number | null }) => {
  const text = useFairsText();
  const { reason, write, wrong, sent, cancel, lookAgain } = useCancelling(fair, stopNumber, onDone);
  const busy = sent.state === 'sending';
  return (
    <View className="fairs-actions">
      <Reason name={`cancel-${fair.fairId}-${stopNumber ?? 'all'}`} reason={reason} write={write} wrong={wrong} />
      <Text className="quiet">{text.told}</Text>
      <Written sent={sent} reader="officer" askAgain={() => void cancel()} onEdit={lookAgain} />
      <PushButton kind="danger" disabled={busy} onPush={() => void cancel()}>
        {busy ? text.busy : text.cancelNow}
      </PushButton>
      <PushButton kind="secondary" onPush={close}>
        {text.keep}
      </PushButton>
    </View>
  );
};

const StopState = ({ stop, now }: { stop: FairStop; now: FairsPage['now'] }) => {
  const text = useFairsText();
  if (stop.cancelled !== null) return <StatusTag tone="bad">{text.gone}</StatusTag>;
  if (now >= stop.ends) return <StatusTag tone="wait">{text.over}</StatusTag>;
  return (
    <StatusTag tone={now >= stop.begins ? 'good' : 'wait'}>{now >= stop.begins ? text.running : text.ahead}</StatusTag>
  );
};

const Stop = ({ fair, stop, page, reload }: OfFair & { stop: FairStop }) => {
  const text = useFairsText();
  const language = useLanguage();
  const [doing, setDoing] = useState<'change' | 'cancel'>();
  const { places, cancelled, moved, number } = stop;
  const close = () => setDoing(undefined);
  const done = () => {
    close();
    reload();
  };
  const isOpen = page.mayPublish && cancelled === null;
  return (
    <View className="fairs-stop" ariaRole="listitem">
      <View className="row">
        <Text className="fairs-when figure">{stopTime(stop, language)}</Text>
        <StopState stop={stop} now={page.now} />
      </View>
      <Text className="fairs-line">{stop.address[language]}</Text>
      <Text className="fairs-line figure">{places === null ? text.walkIn : text.people(takenOf(stop), places)}</Text>
      {moved === null ? null : <Text className="quiet fairs-line">{text.moved(moved.reason)}</Text>}
      {cancelled === null ? null : <Text className="quiet fairs-line">{text.cancelled(cancelled.reason)}</Text>}
      {doing === 'change' ? <Changing fair={fair} stop={stop} onDone={done} close={close} /> : null}
      {doing === 'cancel' ? <Cancelling fair={fair} stopNumber={number} onDone={done} close={close} /> : null}
      {doing !== undefined || !isOpen || page.now >= stop.ends ? null : (
        <View className="fairs-buttons">
          {page.now < stop.begins ? (
            <PushButton kind="secondary" onPush={() => setDoing('change')}>
              {text.change}
            </PushButton>
          ) : null}
          <PushButton kind="secondary" onPush={() => setDoing('cancel')}>
            {text.cancelOne}
          </PushButton>
        </View>
      )}
    </View>
  );
};

/** A fair of the office, stop by stop, with what can still be changed. */
export const FairBlock = ({ fair, page, reload }: OfFair) => {
  const text = useFairsText();
  const language = useLanguage();
  const [cancelling, setCancelling] = useState(false);
  const live = fair.stops.filter(({ cancelled, ends }) => cancelled === null && page.now < ends);
  const close = () => setCancelling(false);
  const done = () => {
    close();
    reload();
  };
  return (
    <View className="block" ariaRole="listitem">
      <Text className="quiet">{FAIR_KIND_NAME[language][fair.kind]}</Text>
      <Text className="block-title">{fair.title[language]}</Text>
      <View ariaRole="list">
        {fair.stops.toSorted(byTime).map((stop) => (
          <Stop key={stop.number} fair={fair} stop={stop} page={page} reload={reload} />
        ))}
      </View>
      {cancelling ? <Cancelling fair={fair} stopNumber={null} onDone={done} close={close} /> : null}
      {page.mayPublish && live.length > 1 && !cancelling ? (
        <PushButton kind="secondary" onPush={() => setCancelling(true)}>
          {text.cancelAll}
        </PushButton>
      ) : null}
    </View>
  );
};
