import { Instant } from '@luhuan/shared/clock';
import { Channel } from '@luhuan/shared/campaign/channel';
import { Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice } from '../../../ui/choice.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';
import { asFarAsWritten } from '../written/check.ts';
import { TrialGoods } from './trial-goods.tsx';
import { TrialPerson, type TrialProps } from './trial-person.tsx';
import { TrialResult } from './trial-result.tsx';
import { newTrial, tried } from './trial.ts';

const Where = ({ trial, put }: TrialProps) => {
  const text = useBuilderText();
  const [at, setAt] = useState<string>(trial.at);
  const enter = (written: string) => {
    setAt(written);
    const moment = Instant.safeParse(written).data;
    if (moment !== undefined) put({ at: moment });
  };
  return (
    <Section title={text.trial.moment}>
      <View className="builder-two">
        <MomentField name="trial-at" label={text.trial.at} value={at} onChange={enter} />
        <Choice
          label={text.trial.channel}
          options={Channel.options.map((channel) => ({ value: channel, words: text.rules.channel[channel] }))}
          value={trial.channel}
          onChange={(channel) => put({ channel })}
        />
      </View>
    </Section>
  );
};

/** The rules tried on a made-up person and product, with the very functions that decide on the server. */
export const TryStep = ({ form }: FormProps) => {
  const text = useBuilderText();
  const rules = useMemo(() => asFarAsWritten(form.rules), [form.rules]);
  const [trial, setTrial] = useState(() => newTrial(rules, form.now));
  const put: TrialProps['put'] = (part) => setTrial({ ...trial, ...part });
  const unfinished = form.checked.faults.length;
  return (
    <View className="builder-try">
      <View>
        {unfinished === 0 ? null : <Text className="builder-unfinished">{text.trial.unfinished(unfinished)}</Text>}
        <TrialPerson trial={trial} put={put} related={rules.relations.length > 0} />
        <TrialGoods trial={trial} put={put} rules={rules} />
        <Where trial={trial} put={put} />
      </View>
      <TrialResult tried={tried(rules, trial)} />
    </View>
  );
};
