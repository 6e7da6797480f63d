import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useStored } from '../../../storage/stored.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { onToCampaign } from '../../places.ts';
import { useBuilderText } from '../../text/use-builder-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { Desk as DeskFrame } from '../../ui/desk.tsx';
import { Objection } from '../../ui/objection.tsx';
import { ClaimingStep } from './claiming/claiming-step.tsx';
import { GoodsStep } from './goods/goods-step.tsx';
import { LogicStep } from './logic/logic-step.tsx';
import { MoneyStep } from './money/money-step.tsx';
import { PlaceStep } from './place/place-step.tsx';
import { PriceStep } from './price/price-step.tsx';
import { ReviewStep } from './review/review-step.tsx';
import { SubmitStep } from './review/submit-step.tsx';
import { StartView } from './start/start-view.tsx';
import { StepList } from './step-list.tsx';
import { STEPS, type Step } from './steps.ts';
import { TryStep } from './try/try-step.tsx';
import type { BuilderPage, Desk } from './use-builder.ts';
import { type Form, type Start, useForm } from './use-form.ts';
import { useSaving } from './use-saving.ts';
import { type WrittenDraft, fromRevision } from './written/draft.ts';
import { keptDraft } from './written/kept-draft.ts';
import { templateOf } from './written/origin.ts';
import './builder.scss';

const StepView = ({ form, desk }: { form: Form; desk: Desk }) => {
  const saving = useSaving(form, desk.personId);
  switch (form.step) {
    case 'place':
      return <PlaceStep form={form} root={desk.place.regionCode} />;
    case 'goods':
      return <GoodsStep form={form} />;
    case 'money':
      return <MoneyStep form={form} />;
    case 'claiming':
      return <ClaimingStep form={form} />;
    case 'price':
      return <PriceStep form={form} />;
    case 'logic':
      return (
        <LogicStep
          form={form}
          others={desk.sources.filter((one) => one.campaignId !== desk.managed?.campaign.campaignId)}
        />
      );
    case 'try':
      return <TryStep form={form} />;
    case 'review':
      return <ReviewStep form={form} saving={saving} sources={desk.sources} />;
    case 'submit':
      return <SubmitStep form={form} saving={saving} />;
  }
};

const Next = ({ form }: { form: Form }) => {
  const text = useBuilderText();
  const at = STEPS.indexOf(form.step);
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]];
  return (
    <View className="row builder-next">
      {before === undefined ? (
        <View />
      ) : (
        <PushButton kind="secondary" onPush={() => form.goTo(before)}>
          {text.common.back(text.steps[before])}
        </PushButton>
      )}
      {after === undefined ? null : (
        <PushButton kind={after === 'submit' ? 'secondary' : 'primary'} onPush={() => form.goTo(after)}>
          {text.common.next(text.steps[after])}
        </PushButton>
      )}
    </View>
  );
};

const FormView = ({ start, desk, startOver }: { start: Start; desk: Desk; startOver: (() => void) | undefined }) => {
  const text = useBuilderText();
  const language = useLanguage();
  const form = useForm(start);
  return (
    <View>
      {desk.managed === undefined ? null : <Objection campaign={desk.managed.campaign} />}
      <View className="row builder-source">
        <Text className="quiet">
          {text.common.madeFrom(form.draft.source[language], form.draft.origin.kind, form.changed.length)}
        </Text>
        {startOver === undefined ? null : (
          <PushButton kind="plain" onPush={startOver}>
            {text.common.otherStart}
          </PushButton>
        )}
      </View>
      <View className="builder-columns">
        <StepList form={form} />
        <View className="builder-main">
          <StepView key={form.step} form={form} desk={desk} />
          <Next form={form} />
        </View>
      </View>
    </View>
  );
};

/** A draft of this device goes on where it was; what was saved since begins anew from what is saved. */
const Revised = ({ desk, managed, step }: { desk: Desk; managed: NonNullable<Desk['managed']>; step: Step }) => {
  const { campaign, revision } = managed;
  const store = keptDraft(desk.personId, campaign.campaignId);
  const stored = useStored(store);
  const origin = campaign.proposal?.origin ?? campaign.inForce?.origin ?? { kind: 'blank' as const };
  const template = templateOf(origin, revision, { presets: desk.presets, copied: desk.copied });
  const kept = stored?.start === revision.hash ? stored : fromRevision(managed, origin, template);
  const start = { draft: kept, store, managed, step };
  return <FormView key={revision.hash} start={start} desk={desk} startOver={undefined} />;
};

const New = ({ desk, step }: { desk: Desk; step: Step }) => {
  const store = keptDraft(desk.personId, 'new');
  const [draft, setDraft] = useState<WrittenDraft | null>(null);
  const begin = (next: WrittenDraft) => {
    store.set(next);
    setDraft(next);
  };
  if (draft === null) return <StartView desk={desk} onStart={begin} />;
  return <FormView start={{ draft, store, managed: undefined, step }} desk={desk} startOver={() => setDraft(null)} />;
};

const Content = ({ desk, page }: { desk: Desk; page: BuilderPage }) => {
  const text = useBuilderText().common;
  const { managed } = desk;
  if (!page.officer.mayWrite) return <SignInFirst title={text.onlyOfficerTitle} text={text.onlyOfficerText} />;
  if (managed === undefined) return <New desk={desk} step={page.step} />;
  const status = managed.campaign.proposal?.status;
  if (status !== 'in-review' && status !== 'approved')
    return <Revised desk={desk} managed={managed} step={page.step} />;
  return (
    <Standing
      sheet="refused"
      title={text.closedTitle}
      text={text.closedText}
      button={{ text: text.toCampaign, onPush: () => onToCampaign(managed.campaign.campaignId) }}
    />
  );
};

export const BuilderView = ({ page }: { page: BuilderPage }) => {
  const text = useBuilderText().common;
  const isNew = page.campaignId === undefined;
  return (
    <DeskFrame title={isNew ? text.title : text.reviseTitle} here={isNew ? 'builder' : 'campaign'}>
      <DeskShown screen={page.screen}>{(desk) => <Content desk={desk} page={page} />}</DeskShown>
    </DeskFrame>
  );
};
