import { takenOver } from '@luhuan/shared/campaign/override';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { PushButton } from '../../../../ui/push-button.tsx';
import { WrittenRules } from '../../../written-rules.ts';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { useRuleWords } from '../../../ui/use-rule-words.ts';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';
import type { Source } from '../use-builder.ts';

type Taken = { readonly taken: readonly string[]; readonly kept: readonly string[] };

const Outcome = ({ taken, kept }: Taken) => {
  const text = useBuilderText().review;
  const words = useRuleWords();
  const names = (paths: readonly string[]) => words.text.listed(paths.map((path) => words.name(path)));
  return (
    <View ariaLive="polite">
      {taken.length === 0 ? null : <Text className="builder-line-text">{text.taken(names(taken))}</Text>}
      {kept.length === 0 ? null : <Text className="builder-line-text">{text.kept(names(kept))}</Text>}
    </View>
  );
};

/** A template that has a newer revision in force: its changes can be taken over, and the own differences stay. */
export const NewerTemplate = ({ form, sources }: FormProps & { sources: readonly Source[] }) => {
  const text = useBuilderText().review;
  const [outcome, setOutcome] = useState<Taken | null>(null);
  const { origin, template, templateKnown, rules } = form.draft;
  if (origin.kind !== 'campaign' || !templateKnown) return null;
  const source = sources.find(({ campaignId }) => campaignId === origin.campaignId);
  const newer = source !== undefined && source.revision.number > origin.revisionNumber ? source : undefined;
  if (newer === undefined)
    return outcome === null ? null : (
      <Section title={text.tookOver}>
        <Outcome {...outcome} />
      </Section>
    );
  const take = () => {
    const after = WrittenRules.parse(newer.revision.rules);
    const result = takenOver(template, after, rules);
    form.replace({
      ...form.draft,
      origin: { ...origin, revisionNumber: newer.revision.number },
      template: after,
      rules: result.rules,
    });
    setOutcome(result);
  };
  return (
    <Section title={text.newer(newer.title, newer.revision.number)} note={text.newerNote(origin.revisionNumber)}>
      <PushButton kind="secondary" onPush={take}>
        {text.takeOver}
      </PushButton>
    </Section>
  );
};
