import { View } from '@tarojs/components';
import { Written } from '../../../../ui/written.tsx';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Section } from '../fields/section.tsx';
import type { Source } from '../use-builder.ts';
import type { FormProps } from '../use-form.ts';
import type { Saving } from '../use-saving.ts';
import { Changes } from './changes.tsx';
import { FaultList } from './fault-list.tsx';
import { Impact } from './impact.tsx';
import { NewerTemplate } from './newer-template.tsx';

type ReviewProps = FormProps & { saving: Saving; sources: readonly Source[] };

/** Saves what was written; an impact report is made of what is saved. */
export const SaveDraft = ({ form, saving }: Pick<ReviewProps, 'form' | 'saving'>) => {
  const text = useBuilderText().review;
  const { sent, save, clear, busy } = saving;
  return (
    <View>
      <FaultList form={form} />
      <Written reader="officer" sent={sent} askAgain={save} onEdit={clear} />
      {sent.state === 'unknown' ? null : (
        <PushButton disabled={busy || form.checked.rules === undefined} onPush={save}>
          {busy ? text.saving : text.save}
        </PushButton>
      )}
    </View>
  );
};

/** What was changed, and what it would do. */
export const ReviewStep = ({ form, saving, sources }: ReviewProps) => {
  const text = useBuilderText().review;
  return (
    <View>
      <NewerTemplate form={form} sources={sources} />
      <Changes form={form} />
      {saving.saved && form.managed !== undefined ? (
        <Impact managed={form.managed} />
      ) : (
        <Section title={text.impact} note={text.impactNeedsSaving}>
          <SaveDraft form={form} saving={saving} />
        </Section>
      )}
    </View>
  );
};
