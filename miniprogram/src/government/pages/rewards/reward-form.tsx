import { SeedSource } from '@luhuan/shared/draw/public-seed';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import { RewardKind } from '@luhuan/shared/reward/reward';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { type Making, useMaking } from './use-making.ts';

type NumberField = 'costPoints' | 'stock' | 'mostPerPerson' | 'collectDays';
const NUMBERS = [
  ['costPoints', 'costWrong'],
  ['stock', 'stockWrong'],
  ['mostPerPerson', 'mostWrong'],
  ['collectDays', 'collectWrong'],
] as const satisfies readonly (readonly [NumberField, string])[];

const Days = ({ making }: { making: Making }) => {
  const text = useRewardsText().form;
  const { entries, edit, wrong } = making;
  return (
    <View>
      <DayField
        name="reward-from"
        label={text.from}
        value={entries.from}
        onChange={(from) => edit({ from })}
        placeholder={text.chooseDay}
        error={wrong('window') ? text.windowWrong : undefined}
      />
      <DayField
        name="reward-until"
        label={text.until}
        value={entries.until}
        onChange={(until) => edit({ until })}
        placeholder={text.chooseDay}
      />
    </View>
  );
};

/** What a ticket can win, and how it is drawn. */
const Lottery = ({ making }: { making: Making }) => {
  const text = useRewardsText().form;
  const language = useLanguage();
  const { entries, edit, wrong } = making;
  return (
    <View>
      <Field
        name="reward-prize"
        label={text.prize}
        value={entries.prize}
        onChange={(prize) => edit({ prize })}
        error={wrong('prize') ? text.prizeWrong : undefined}
        maxLength={60}
      />
      <Field
        name="reward-prizes"
        type="number"
        label={text.prizes}
        value={entries.prizes}
        onChange={(prizes) => edit({ prizes })}
        error={wrong('prizes') ? text.prizesWrong : undefined}
        maxLength={4}
      />
      <Field
        name="reward-worth"
        label={text.worth}
        value={entries.worth}
        onChange={(worth) => edit({ worth })}
        hint={text.worthHint}
        error={wrong('worthFen') ? text.worthWrong : undefined}
        maxLength={8}
      />
      <DayField
        name="reward-drawn-on"
        label={text.drawnOn}
        value={entries.drawnOn}
        onChange={(drawnOn) => edit({ drawnOn })}
        placeholder={text.chooseDay}
        error={wrong('drawnAt') ? text.drawnOnWrong : undefined}
      />
      <Text className="field-label">{text.source}</Text>
      <Chips
        label={text.source}
        options={SeedSource.options.map((value) => ({ value, name: SEED_WORDS[value][language].name }))}
        chosen={entries.source}
        choose={(source) => edit({ source })}
      />
      <Text className="quiet">{SEED_WORDS[entries.source][language].which}</Text>
    </View>
  );
};

/** Everything an office promises for points. */
export const RewardForm = ({ onDone }: { onDone: () => void }) => {
  const texts = useRewardsText();
  const text = texts.form;
  const making = useMaking(onDone);
  const { entries, edit, wrong, sent, make, clear } = making;
  const busy = sent.state === 'sending';
  return (
    <View className="block">
      <Field
        name="reward-title"
        label={text.title}
        value={entries.title}
        onChange={(title) => edit({ title })}
        error={wrong('title') ? text.titleWrong : undefined}
        maxLength={40}
      />
      <Text className="field-label">{text.kind}</Text>
      <Chips
        label={text.kind}
        options={RewardKind.options.map((value) => ({ value, name: texts.kind[value] }))}
        chosen={entries.kind}
        choose={(kind) => edit({ kind })}
      />
      {NUMBERS.map(([field, said]) => (
        <Field
          key={field}
          name={`reward-${field}`}
          type="number"
          label={text[field]}
          value={entries[field]}
          onChange={(value) => edit({ [field]: value })}
          error={wrong(field) ? text[said] : undefined}
          maxLength={7}
        />
      ))}
      <Days making={making} />
      <Field
        name="reward-hand-over"
        label={entries.kind === 'charity' ? text.handOverCharity : text.handOver}
        value={entries.handOver}
        onChange={(handOver) => edit({ handOver })}
        error={wrong('handOver') ? text.handOverWrong : undefined}
        maxLength={120}
      />
      {entries.kind === 'lottery-entry' ? <Lottery making={making} /> : null}
      <Text className="quiet">{text.note}</Text>
      <Written sent={sent} reader="officer" askAgain={() => void make()} onEdit={clear} />
      <View ariaLive="polite">{sent.state === 'done' ? <Text>{`✓ ${texts.made}`}</Text> : null}</View>
      <PushButton disabled={busy} onPush={() => void make()}>
        {busy ? texts.busy : text.submit}
      </PushButton>
    </View>
  );
};
