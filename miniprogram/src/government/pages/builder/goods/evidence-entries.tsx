import { EvidenceKind } from '@luhuan/shared/campaign/rule';
import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import type { WrittenCategory, WrittenDue } from '../../../written-rules.ts';
import { Choice, Picks } from '../../../ui/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { ChangedNote } from '../fields/rule-note.tsx';
import type { Form } from '../use-form.ts';

type EntriesProps = { form: Form; rule: WrittenCategory };

/** An assumption to start from: no national text names a number; Ankang gives sixty. */
const DAYS = 60;
const dueOf = (kind: EvidenceKind, when: WrittenDue['when']): WrittenDue =>
  when === 'at-redemption' ? { kind, when } : { kind, when, days: DAYS };

const Due = ({ form, rule, kind }: EntriesProps & { kind: EvidenceKind }) => {
  const text = useBuilderText();
  const { category, evidenceDue = [] } = rule;
  const name = text.rules.evidenceKind[kind];
  const due = evidenceDue.find((one) => one.kind === kind);
  const put = (next: WrittenDue | undefined) =>
    form.changeCategory(category, {
      evidenceDue: [...evidenceDue.filter((one) => one.kind !== kind), ...(next === undefined ? [] : [next])],
    });
  const at = `categories.${category}.evidenceDue`;
  return (
    <View>
      <Choice
        label={text.goods.due(name)}
        options={[
          { value: 'kept' as const, words: text.goods.dueKept },
          { value: 'at-redemption' as const, words: text.goods.dueAtTill },
          { value: 'within-days' as const, words: text.goods.dueLater },
        ]}
        value={due?.when ?? 'kept'}
        onChange={(when) => put(when === 'kept' ? undefined : dueOf(kind, when))}
      />
      {due?.when === 'within-days' ? (
        <NumberField
          name={`due-${category}-${kind}`}
          kind="whole"
          label={text.goods.dueDays(name)}
          value={due.days}
          onChange={(days) => put({ ...due, days })}
          hint={text.goods.dueDaysHint}
          error={form.wrong(`${at}.${evidenceDue.indexOf(due)}.days`, due.days)}
        />
      ) : null}
    </View>
  );
};

/** Which evidence a category asks for, and when each of it is sent. */
export const EvidenceEntries = ({ form, rule }: EntriesProps) => {
  const text = useBuilderText();
  const { category, evidence, evidenceDue } = rule;
  const choose = (next: EvidenceKind[]) =>
    form.changeCategory(category, {
      evidence: next,
      ...(evidenceDue === undefined ? {} : { evidenceDue: evidenceDue.filter(({ kind }) => next.includes(kind)) }),
    });
  return (
    <View>
      <Picks
        label={text.goods.evidence}
        options={EvidenceKind.options.map((kind) => ({ value: kind, words: text.rules.evidenceKind[kind] }))}
        values={evidence}
        onChange={choose}
        hint={text.goods.evidenceHint}
      />
      <ChangedNote form={form} path={`categories.${category}.evidence`} name={text.goods.evidence} />
      {evidence.map((kind) => (
        <Due key={kind} form={form} rule={rule} kind={kind} />
      ))}
    </View>
  );
};
