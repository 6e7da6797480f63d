import type { AppealOutcome } from '@luhuan/shared/appeal/appeal';
import type { AppealId } from '@luhuan/shared/ids';
import { Text, View } from '@tarojs/components';
import { Chips } from '../../../ui/chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useAppealsText } from '../../text/use-appeals-text.ts';
import { useAnswer } from './use-appeals.ts';

const OUTCOMES = ['upheld', 'dismissed'] as const satisfies readonly AppealOutcome[];

/** The outcome and its reason in both languages, as the person will read them. */
export const AnswerForm = ({ appealId, onDone }: { appealId: AppealId; onDone: () => void }) => {
  const text = useAppealsText();
  const { outcome, choose, reason, setReason, pressed, sent, answer, readAgain } = useAnswer(appealId, onDone);
  const busy = sent.state === 'sending';
  return (
    <View className="appeals-answer">
      <Text className="block-title">{text.answer}</Text>
      <Chips<AppealOutcome | null>
        label={text.outcomeLabel}
        options={OUTCOMES.map((value) => ({ value, name: text.outcome[value] }))}
        chosen={outcome ?? null}
        choose={(value) => (value === null ? undefined : choose(value))}
      />
      {pressed && outcome === undefined ? <Text className="appeals-wrong">{text.noOutcome}</Text> : null}
      {(['zh-CN', 'en'] as const).map((language) => (
        <Field
          key={language}
          name={`appeal-${language}`}
          label={text.reason[language]}
          value={reason[language]}
          onChange={(words) => setReason({ ...reason, [language]: words })}
          error={pressed && reason[language].trim() === '' ? text.missing : undefined}
          maxLength={language === 'zh-CN' ? 120 : 200}
        />
      ))}
      <Written reader="officer" sent={sent} askAgain={answer} onEdit={readAgain} />
      <PushButton disabled={busy} onPush={answer}>
        {busy ? text.sending : text.send}
      </PushButton>
    </View>
  );
};
