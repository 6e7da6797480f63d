import type { FiledEntry } from '@luhuan/shared/api/register';
import { may } from '@luhuan/shared/person/permission';
import { Text, View } from '@tarojs/components';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRegisterText } from '../../text/use-register-text.ts';
import { useOfficer } from '../../use-officer.ts';
import { choicesFor, isPreparing, wantsReason } from './choices.ts';
import { useAct } from './use-register.ts';

/** One step, what it does said before it is taken, with the reason that everybody reads. */
export const ActForm = ({ filed, onDone }: { filed: FiledEntry; onDone: () => void }) => {
  const text = useRegisterText();
  const { signed } = useOfficer();
  const form = useAct(filed, onDone);
  const { choice, reason, pressed, sent } = form;
  const all = choicesFor(filed.entry);
  const person = signed?.person;
  const mine = all.filter((one) => may(person, isPreparing(one) ? 'prepareEntry' : 'decideEntry'));
  if (all.length === 0) return null;
  if (mine.length === 0) return <Text className="quiet">{text.nobody}</Text>;
  const busy = sent.state === 'sending';
  return (
    <View className="register-part">
      <Text className="block-title">{text.actLabel}</Text>
      <View className="register-acts">
        {mine.map((one) => (
          <PushButton key={one} kind="secondary" selected={one === choice} onPush={() => form.choose(one)}>
            {one === choice ? `✓ ${text.act[one]}` : text.act[one]}
          </PushButton>
        ))}
      </View>
      {choice === undefined ? null : (
        <View>
          <Text className="register-line">{text.effect[choice]}</Text>
          {wantsReason(choice)
            ? (['zh-CN', 'en'] as const).map((language) => (
                <Field
                  key={language}
                  name={`reason-${language}`}
                  label={text.words[language]}
                  value={reason[language]}
                  onChange={(words) => form.setReason({ ...reason, [language]: words })}
                  error={pressed && reason[language].trim() === '' ? text.missing : undefined}
                  maxLength={language === 'zh-CN' ? 120 : 200}
                />
              ))
            : null}
          <Field name="note" label={text.noteLabel} value={form.note} maxLength={300} onChange={form.setNote} />
          <Written sent={sent} reader="officer" askAgain={form.act} onEdit={form.clear} />
          <PushButton disabled={busy} onPush={form.act}>
            {busy ? text.sending : text.send}
          </PushButton>
        </View>
      )}
    </View>
  );
};
