import { type ManagedCampaign, submitCampaign } from '@luhuan/shared/api/campaigns';
import type { ApprovedCampaign, Campaign } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { daysLeft, moment } from '../../period.ts';
import { toRevision } from '../../places.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { Objection } from '../../ui/objection.tsx';
import { Written } from '../../../ui/written.tsx';
import type { Officer } from '../../use-officer.ts';
import { Review } from './review.tsx';
import { useStep } from './use-step.ts';

type StepsProps = { managed: ManagedCampaign; officer: Officer; now: Instant; reload: () => void };

const Say = ({ children }: { children: string }) => <Text className="campaign-say">{children}</Text>;

const DraftSteps = ({ managed, officer, reload }: StepsProps) => {
  const text = useGovernmentText();
  const { campaignId, hash } = managed.campaign;
  const { sent, take, readAgain, busy } = useStep(
    `submit:${campaignId}:${hash}`,
    (key) => call(send, submitCampaign, { key, params: { campaignId }, body: {} }),
    reload,
  );
  const revise = () => toRevision(campaignId);
  const windowOver = sent.state === 'refused' && sent.problem.code === 'WindowOver';
  return (
    <View>
      <Say>{text.campaign.draftOfficer}</Say>
      {officer.mayReview ? <Text className="quiet">{text.campaign.reviseDual}</Text> : null}
      <Written reader="officer" sent={sent} askAgain={take} onEdit={windowOver ? revise : readAgain} />
      <View className="campaign-steps">
        <PushButton disabled={busy} onPush={take}>
          {busy ? text.campaign.submitting : text.campaign.submit}
        </PushButton>
        <PushButton kind="secondary" disabled={busy} onPush={revise}>
          {text.campaign.revise}
        </PushButton>
      </View>
    </View>
  );
};

const ObjectedSteps = ({ campaign, officer }: Pick<StepsProps, 'officer'> & { campaign: Campaign }) => {
  const text = useGovernmentText();
  return (
    <View>
      <Objection campaign={campaign} />
      <Say>{officer.mayWrite ? text.campaign.objectedOfficer : text.campaign.objected}</Say>
      {officer.mayWrite ? (
        <View>
          {officer.mayReview ? <Text className="quiet">{text.campaign.reviseDual}</Text> : null}
          <View className="campaign-steps">
            <PushButton onPush={() => toRevision(campaign.campaignId)}>{text.campaign.reviseObjected}</PushButton>
          </View>
        </View>
      ) : null}
    </View>
  );
};

type ApprovedProps = Pick<StepsProps, 'managed' | 'officer' | 'now'> & { campaign: ApprovedCampaign };

const Approved = ({ managed, campaign, officer, now }: ApprovedProps) => {
  const text = useGovernmentText();
  const language = useLanguage();
  const who = campaign.approvedBy === officer.personId ? text.campaign.you : text.campaign.approver;
  const { from, until } = campaign.window;
  const next =
    managed.stage === 'scheduled'
      ? text.campaign.scheduled(moment(from, language))
      : managed.stage === 'live'
        ? text.campaign.live(daysLeft(now, until))
        : text.campaign.closed;
  return (
    <View>
      <Say>{next}</Say>
      <Text className="quiet">{text.campaign.approvedBy(who, moment(campaign.approvedAt, language))}</Text>
    </View>
  );
};

const Possible = (steps: StepsProps) => {
  const text = useGovernmentText();
  const { managed, officer, reload } = steps;
  const { campaign } = managed;
  switch (campaign.status) {
    case 'draft':
      return officer.mayWrite ? <DraftSteps {...steps} /> : <Say>{text.campaign.draftOther}</Say>;
    case 'in-review':
      if (!officer.mayReview) return <Say>{text.campaign.reviewWait}</Say>;
      if (campaign.authorId === officer.personId) return <Say>{text.campaign.reviewOwn}</Say>;
      return <Review managed={managed} reload={reload} />;
    case 'objected':
      return <ObjectedSteps campaign={campaign} officer={officer} />;
    case 'approved':
      return <Approved managed={managed} campaign={campaign} officer={officer} now={steps.now} />;
  }
};

/** What this person can do now, in the stage the campaign is in; told anew after every step. */
export const Steps = (steps: StepsProps) => {
  const text = useGovernmentText();
  return (
    <View className="block" ariaLive="polite">
      <Text className="block-title">{text.campaign.now}</Text>
      <Possible {...steps} />
    </View>
  );
};
