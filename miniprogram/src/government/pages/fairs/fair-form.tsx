import { CATEGORIES } from '@luhuan/shared/appliance/category';
import { FairKind, STOPS_MAX } from '@luhuan/shared/fair/fair';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { FAIR_KIND_NAME } from '@luhuan/shared/text/fair-words';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { Choice, Picks } from '../../ui/choice.tsx';
import { EMPTY_STOP, nextDay } from './stop-entry.ts';
import { StopFields } from './stop-fields.tsx';
import { type Publishing, usePublishing } from './use-publishing.ts';

const WORDS = [
  { entry: 'titleZh', maxLength: 30 },
  { entry: 'titleEn', maxLength: 90 },
  { entry: 'aboutZh', maxLength: 300 },
  { entry: 'aboutEn', maxLength: 900 },
  { entry: 'organiserZh', maxLength: 30 },
  { entry: 'organiserEn', maxLength: 90 },
] as const;

const Stops = ({ publishing }: { publishing: Publishing }) => {
  const text = useFairsText();
  const { entries, edit, stopWrongs, wrong } = publishing;
  const { stops } = entries;
  const canAdd = stops.length < STOPS_MAX;
  return (
    <View ariaRole="list">
      {stops.map((entry, index) => (
        <View key={index} className="fairs-stop" ariaRole="listitem">
          <View className="row">
            <Text className="block-title">{text.stop.name(index + 1)}</Text>
            {stops.length === 1 ? null : (
              <PushButton
                kind="plain"
                label={text.stop.removeNamed(index + 1)}
                onPush={() => edit({ stops: stops.filter((_, other) => other !== index) })}
              >
                {text.stop.remove}
              </PushButton>
            )}
          </View>
          <StopFields
            name={`stop-${index + 1}`}
            entry={entry}
            onChange={(next) => edit({ stops: stops.map((one, other) => (other === index ? next : one)) })}
            wrongs={stopWrongs(index)}
          />
          {canAdd ? (
            <PushButton
              kind="secondary"
              label={text.stop.copyNamed(index + 1)}
              onPush={() => edit({ stops: stops.toSpliced(index + 1, 0, nextDay(entry)) })}
            >
              {text.stop.copy}
            </PushButton>
          ) : null}
        </View>
      ))}
      {wrong('stops') ? (
        <View ariaRole="alert">
          <Text className="field-error">{text.wrong.stops}</Text>
        </View>
      ) : null}
      {canAdd ? (
        <PushButton kind="secondary" onPush={() => edit({ stops: [...stops, EMPTY_STOP] })}>
          {text.stop.add}
        </PushButton>
      ) : null}
    </View>
  );
};

/** Everything that is told of a fair before it is published. */
export const FairForm = ({ onDone }: { onDone: () => void }) => {
  const text = useFairsText();
  const language = useLanguage();
  const publishing = usePublishing(onDone);
  const { entries, edit, wrong, sent, asking, ask, check, publish, clear } = publishing;
  const busy = sent.state === 'sending';
  return (
    <View className="block">
      <Choice
        label={text.form.kind}
        options={FairKind.options.map((value) => ({ value, words: FAIR_KIND_NAME[language][value] }))}
        value={entries.kind}
        onChange={(kind) => edit({ kind })}
      />
      {WORDS.map(({ entry, maxLength }) => (
        <Field
          key={entry}
          name={`fair-${entry}`}
          label={text.form.label[entry]}
          value={entries[entry]}
          onChange={(value) => edit({ [entry]: value })}
          error={wrong(entry) ? text.wrong[entry] : undefined}
          maxLength={maxLength}
        />
      ))}
      <Picks
        label={text.form.categories}
        options={CATEGORIES.map((value) => ({ value, words: CATEGORY_NAME[language][value] }))}
        values={entries.categories}
        onChange={(categories) => edit({ categories })}
      />
      <Stops publishing={publishing} />
      <View className="fairs-actions">
        <Written sent={sent} reader="officer" askAgain={() => void publish()} onEdit={clear} />
        <PushButton disabled={busy} onPush={check}>
          {busy ? text.busy : text.form.submit}
        </PushButton>
      </View>
      <Confirm
        visible={asking}
        title={text.form.confirmTitle}
        text={text.form.confirmText(entries.stops.length)}
        yes={text.form.submit}
        onYes={() => void publish()}
        onNo={() => ask(false)}
      />
    </View>
  );
};
