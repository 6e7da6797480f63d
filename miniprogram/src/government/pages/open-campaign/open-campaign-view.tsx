import { View } from '@tarojs/components';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { onToCampaign } from '../../places.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { Desk } from '../../ui/desk.tsx';
import { Objection } from '../../ui/objection.tsx';
import { Basics } from './basics.tsx';
import { Budgets } from './budgets.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { Restored } from './restored.tsx';
import { Summary } from './summary.tsx';
import type { OpenCampaignPage } from './use-open-campaign.ts';
import { type Start, usePlan } from './use-plan.ts';
import './open-campaign.scss';

const Form = ({ start }: { start: Start }) => {
  const form = usePlan(start);
  return (
    <View>
      {start.managed === undefined ? null : <Objection campaign={start.managed.campaign} />}
      {form.restored ? <Restored startOver={form.startOver} /> : null}
      <View className="open-columns">
        <View className="open-form">
          <PresetChoice form={form} />
          <Basics form={form} root={start.place.regionCode} />
          <Budgets form={form} />
        </View>
        <View className="open-summary">
          <Summary form={form} />
        </View>
      </View>
    </View>
  );
};

const OnlyOfficers = () => {
  const { onlyOfficerTitle, onlyOfficerText } = useGovernmentText().open;
  return <SignInFirst title={onlyOfficerTitle} text={onlyOfficerText} />;
};

const Plan = ({ start, mayWrite }: { start: Start; mayWrite: boolean }) => {
  const text = useGovernmentText();
  const campaign = start.managed?.campaign;
  if (!mayWrite) return <OnlyOfficers />;
  if (campaign === undefined || campaign.status === 'draft' || campaign.status === 'objected')
    return <Form key={campaign?.hash ?? 'new'} start={start} />;
  return (
    <Standing
      sheet="refused"
      title={text.open.closedTitle}
      text={text.open.closedText}
      button={{ text: text.open.toCampaign, onPush: () => onToCampaign(campaign.campaignId) }}
    />
  );
};

export const OpenCampaignView = ({ page }: { page: OpenCampaignPage }) => {
  const text = useGovernmentText();
  const isNew = page.campaignId === undefined;
  return (
    <Desk title={isNew ? text.open.title : text.open.reviseTitle} here={isNew ? 'open-campaign' : 'campaign'}>
      <DeskShown screen={page.screen}>{(start) => <Plan start={start} mayWrite={page.officer.mayWrite} />}</DeskShown>
    </Desk>
  );
};
