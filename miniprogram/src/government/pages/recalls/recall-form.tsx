import { CATEGORIES } from '@luhuan/shared/appliance/category';
import { Text, View } from '@tarojs/components';
import { CategoryChips } from '../../../ui/category-chips.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRecallsText } from '../../text/use-recalls-text.ts';
import { type Publishing, type Wrong, usePublishing } from './use-publishing.ts';

type Entry = Exclude<keyof Publishing['entries'], 'category'>;
const FIELDS: readonly { readonly entry: Entry; readonly wrong: Wrong; readonly maxLength: number }[] = [
  { entry: 'brand', wrong: 'brand', maxLength: 40 },
  { entry: 'modelNumbers', wrong: 'modelNumbers', maxLength: 1_300 },
  { entry: 'gtins', wrong: 'gtins', maxLength: 500 },
  { entry: 'serialFrom', wrong: 'serials', maxLength: 40 },
  { entry: 'serialTo', wrong: 'serials', maxLength: 40 },
  { entry: 'hazardZh', wrong: 'hazard zh-CN', maxLength: 300 },
  { entry: 'hazardEn', wrong: 'hazard en', maxLength: 600 },
  { entry: 'remedyZh', wrong: 'remedy zh-CN', maxLength: 300 },
  { entry: 'remedyEn', wrong: 'remedy en', maxLength: 600 },
  { entry: 'authority', wrong: 'authority', maxLength: 60 },
  { entry: 'sourceUrl', wrong: 'sourceUrl', maxLength: 300 },
];

/** Which models of the register it is about, so that a mistyped number shows before anybody is alarmed. */
const Preview = ({ publishing }: { publishing: Publishing }) => {
  const text = useRecallsText().preview;
  return (
    <View className="recalls-preview" ariaLive="polite">
      <Text className="block-title">{text.title}</Text>
      <Shown screen={publishing.preview} reader="officer">
        {(found) => {
          if (found === null) return <Text className="quiet">{text.first}</Text>;
          const { models, unknownGtins } = found;
          return (
            <View>
              <Text>{models.length === 0 ? text.none : text.touches(models.length)}</Text>
              {models.map(({ gtin, name, modelNumber }) => (
                <Text key={gtin} className="quiet figure">
                  {[name, modelNumber, gtin].join(' · ')}
                </Text>
              ))}
              {unknownGtins.length === 0 ? null : <Text>{text.unknown(unknownGtins.join(' '))}</Text>}
            </View>
          );
        }}
      </Shown>
    </View>
  );
};

/** Everything that an owner has to know of a recall. */
export const RecallForm = ({ onDone }: { onDone: () => void }) => {
  const text = useRecallsText();
  const publishing = usePublishing(onDone);
  const { entries, edit, wrong, sent, asking, ask, check, publish, clear } = publishing;
  const busy = sent.state === 'sending';
  return (
    <View className="block">
      <Text className="quiet">{text.form.note}</Text>
      <Text className="field-label">{text.form.category}</Text>
      <CategoryChips categories={CATEGORIES} category={entries.category} choose={(category) => edit({ category })} />
      {FIELDS.map(({ entry, wrong: place, maxLength }) => (
        <Field
          key={entry}
          name={`recall-${entry}`}
          label={text.form.label[entry]}
          value={entries[entry]}
          onChange={(value) => edit({ [entry]: value })}
          hint={text.form.hint[entry]}
          error={wrong(place) ? text.form.wrong[place] : undefined}
          maxLength={maxLength}
        />
      ))}
      <Preview publishing={publishing} />
      <Written sent={sent} reader="officer" askAgain={() => void publish()} onEdit={clear} />
      <PushButton disabled={busy} onPush={check}>
        {busy ? text.busy : text.form.submit}
      </PushButton>
      <Confirm
        visible={asking}
        title={text.form.confirmTitle}
        text={text.form.confirmText}
        yes={text.form.submit}
        onYes={() => void publish()}
        onNo={() => ask(false)}
      />
    </View>
  );
};
