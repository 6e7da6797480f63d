import type { CampaignId } from '@luhuan/shared/ids';
import { View } from '@tarojs/components';
import { Field } from '../../../../ui/field.tsx';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import type { WrittenRelation } from '../../../written-rules.ts';
import { Picks } from '../../../ui/choice.tsx';
import { LimitField } from '../fields/number-field.tsx';
import { Removable, replacedAt, withoutAt } from '../fields/removable.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';

/** A campaign that can be named in a relation. */
export type Other = { readonly campaignId: CampaignId; readonly title: string };
type RelationsProps = FormProps & { others: readonly Other[] };

const NEW: Readonly<Record<WrittenRelation['kind'], WrittenRelation>> = {
  prerequisite: { kind: 'prerequisite', anyOf: [] },
  exclusion: { kind: 'exclusion', group: '' },
  'joint-maximum': { kind: 'joint-maximum', group: '', itemsMax: 1, fenMax: null },
};
const KINDS = ['prerequisite', 'exclusion', 'joint-maximum'] as const;

type EntriesProps = { form: Form; others: readonly Other[]; relation: WrittenRelation; index: number };

const Group = ({ form, relation, index, put }: EntriesProps & { put: (relation: WrittenRelation) => void }) => {
  const text = useBuilderText().logic;
  if (relation.kind === 'prerequisite') return null;
  return (
    <Field
      name={`group-${index}`}
      label={text.group(index + 1)}
      value={relation.group}
      onChange={(group) => put({ ...relation, group })}
      hint={text.groupHint}
      error={form.wrong(`relations.${index}.group`, relation.group)}
      maxLength={40}
    />
  );
};

const RelationEntries = (props: EntriesProps) => {
  const { form, others, relation, index } = props;
  const text = useBuilderText().logic;
  const put = (next: WrittenRelation) => form.change({ relations: replacedAt(form.rules.relations, index, next) });
  return (
    <Removable
      name={text.relation[relation.kind]}
      onRemove={() => form.change({ relations: withoutAt(form.rules.relations, index) })}
      error={form.wrong(`relations.${index}`)}
    >
      <Group {...props} put={put} />
      {relation.kind === 'prerequisite' ? (
        <Picks
          label={text.anyOf}
          options={others.map(({ campaignId, title }) => ({ value: campaignId as string, words: title }))}
          values={relation.anyOf}
          onChange={(anyOf) => put({ kind: 'prerequisite', anyOf })}
          hint={others.length === 0 ? text.noOthers : text.anyOfHint}
          error={form.wrong(`relations.${index}.anyOf`)}
        />
      ) : null}
      {relation.kind === 'joint-maximum' ? (
        <View className="builder-two">
          <LimitField
            name={`joint-items-${index}`}
            kind="whole"
            label={text.itemsMax}
            value={relation.itemsMax}
            onChange={(itemsMax) => put({ ...relation, itemsMax })}
            hint={text.noLimit}
            error={form.wrong(`relations.${index}.itemsMax`, relation.itemsMax)}
          />
          <LimitField
            name={`joint-money-${index}`}
            kind="yuan"
            label={text.fenMax}
            value={relation.fenMax}
            onChange={(fenMax) => put({ ...relation, fenMax })}
            hint={text.noLimit}
            error={form.wrong(`relations.${index}.fenMax`, relation.fenMax)}
          />
        </View>
      ) : null}
    </Removable>
  );
};

/** How this campaign stands to others, for one person. */
export const Relations = ({ form, others }: RelationsProps) => {
  const text = useBuilderText();
  const { relations } = form.rules;
  return (
    <Section
      title={text.logic.relations}
      note={text.logic.relationsNote}
      rule={{ form, field: 'relations' }}
      error={form.wrong('relations')}
    >
      <View ariaRole="list">
        {relations.map((relation, index) => (
          <RelationEntries key={index} form={form} others={others} relation={relation} index={index} />
        ))}
      </View>
      <View className="choices" ariaRole="group" ariaLabel={text.logic.relations}>
        {KINDS.map((kind) => (
          <PushButton key={kind} kind="secondary" onPush={() => form.change({ relations: [...relations, NEW[kind]] })}>
            {text.common.addNamed(text.logic.relation[kind])}
          </PushButton>
        ))}
      </View>
    </Section>
  );
};
