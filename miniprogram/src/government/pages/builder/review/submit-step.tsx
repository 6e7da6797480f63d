import { submitCampaign } from '@luhuan/shared/api/campaigns';
import { approvalsFor } from '@luhuan/shared/campaign/proposal';
import type { RevisionHash } from '@luhuan/shared/campaign/revision';
import { Instant } from '@luhuan/shared/clock';
import { sumFen } from '@luhuan/shared/fen';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../../api/call.ts';
import { send } from '../../../../api/transport.ts';
import { useOnce } from '../../../../api/use-once.ts';
import { useLanguage } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { Written } from '../../../../ui/written.tsx';
import { onToCampaign } from '../../../places.ts';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { useRuleWords } from '../../../ui/use-rule-words.ts';
import { Choice } from '../../../ui/choice.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import type { Saving } from '../use-saving.ts';
import { useReportHash } from './impact.tsx';
import { SaveDraft } from './review-step.tsx';

type SubmitProps = FormProps & { saving: Saving };

const Fact = ({ name, value }: { name: string; value: string }) => (
  <View className="builder-fact" ariaRole="listitem">
    <Text className="quiet">{name}</Text>
    <Text className="figure">{value}</Text>
  </View>
);

/** What is about to be handed over. */
const Summary = ({ form }: FormProps) => {
  const text = useBuilderText();
  const words = useRuleWords();
  const names = CATEGORY_NAME[useLanguage()];
  const { rules } = form.checked;
  if (rules === undefined) return null;
  const total = sumFen(rules.categories.map(({ budgetFen }) => budgetFen));
  return (
    <View ariaRole="list">
      <Fact name={words.name('title')} value={rules.title} />
      <Fact name={words.name('regionCode')} value={form.draft.regionName} />
      {(['window', 'allocation', 'release'] as const).map((field) => (
        <Fact key={field} name={words.name(field)} value={words.field(form.rules, field)?.[0] ?? ''} />
      ))}
      <Fact
        name={words.name('categories')}
        value={words.text.listed(rules.categories.map(({ category }) => names[category]))}
      />
      <Fact name={text.money.inAll} value={`${yuan(total)} · ${text.review.approvals(approvalsFor(total))}`} />
    </View>
  );
};

const useSubmission = (form: Form, reportHash: RevisionHash | undefined, activeFrom: Instant | null) => {
  const campaignId = form.managed?.campaign.campaignId;
  const hash = form.managed?.revision.hash ?? '';
  const { sent, submit, clear } = useOnce(`submit:${campaignId ?? ''}:${hash}:${activeFrom ?? ''}`, (key) => {
    if (campaignId === undefined || reportHash === undefined) throw new Error('submitted before it was saved');
    return call(send, submitCampaign, { key, params: { campaignId }, body: { reportHash, activeFrom } });
  });
  const take = async () => {
    const { state } = await submit();
    if (state === 'done' && campaignId !== undefined) onToCampaign(campaignId);
  };
  return { sent, take: () => void take(), clear, busy: sent.state === 'sending' || sent.state === 'done' };
};

/** When it is to come into force: with the last approval, or at a moment. */
const When = ({ at, put }: { at: string | null; put: (at: string | null) => void }) => {
  const text = useBuilderText().review;
  return (
    <View>
      <Choice
        label={text.when}
        options={(['approved', 'at'] as const).map((value) => ({ value, words: text.whenKind[value] }))}
        value={at === null ? 'approved' : 'at'}
        onChange={(kind) => put(kind === 'approved' ? null : '')}
      />
      {at === null ? null : (
        <MomentField
          name="active-from"
          label={text.activeFrom}
          value={at}
          onChange={put}
          error={at !== '' && !Instant.safeParse(at).success ? text.activeFromMissing : undefined}
        />
      )}
    </View>
  );
};

const HandOver = ({ form, managed }: FormProps & { managed: NonNullable<Form['managed']> }) => {
  const text = useBuilderText().review;
  const [at, setAt] = useState<string | null>(null);
  const reportHash = useReportHash(managed);
  const activeFrom = at === null ? null : Instant.safeParse(at).data;
  const { sent, take, clear, busy } = useSubmission(form, reportHash, activeFrom ?? null);
  return (
    <View>
      <When at={at} put={setAt} />
      {reportHash === undefined ? <Text className="quiet">{text.needsReport}</Text> : null}
      <Written reader="officer" sent={sent} askAgain={take} onEdit={clear} />
      {sent.state === 'unknown' ? null : (
        <PushButton disabled={busy || reportHash === undefined || activeFrom === undefined} onPush={take}>
          {busy ? text.submitting : text.submit}
        </PushButton>
      )}
      <Text className="quiet">{text.submitNote}</Text>
    </View>
  );
};

/** Hands the saved draft and its report to other people. */
export const SubmitStep = ({ form, saving }: SubmitProps) => {
  const text = useBuilderText().review;
  const ready = saving.saved && form.managed !== undefined;
  return (
    <Section title={text.summary}>
      <Summary form={form} />
      {ready && form.managed !== undefined ? (
        <HandOver form={form} managed={form.managed} />
      ) : (
        <View>
          <Text className="quiet">{text.needsSaving}</Text>
          <SaveDraft form={form} saving={saving} />
        </View>
      )}
    </Section>
  );
};
