import type { Proposal } from '@luhuan/shared/campaign/proposal';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { rulesOf } from '../../managed.ts';
import { daysLeft, moment } from '../../period.ts';
import { toRevision } from '../../places.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { Objection } from '../../ui/objection.tsx';
import { Flow } from './flow.tsx';
import { Review } from './review.tsx';
import type { StepsProps } from './steps-props.ts';

const Say = ({ children }: { children: string }) => <Text className="campaign-say">{children}</Text>;

const DraftSteps = ({ managed, officer }: StepsProps) => {
  const text = useGovernmentText().campaign;
  const { campaignId } = managed.campaign;
  if (!officer.mayWrite) return <Say>{text.draftOther}</Say>;
  return (
    <View>
      <Say>{text.draftOfficer}</Say>
      {officer.mayReview ? <Text className="quiet">{text.reviseDual}</Text> : null}
      <View className="campaign-steps">
        <PushButton onPush={() => toRevision(campaignId, 'review')}>{text.submit}</PushButton>
        <PushButton kind="secondary" onPush={() => toRevision(campaignId)}>
          {text.goOn}
        </PushButton>
      </View>
    </View>
  );
};

const ObjectedSteps = ({ managed, officer }: StepsProps) => {
  const text = useGovernmentText().campaign;
  const { campaign } = managed;
  return (
    <View>
      <Objection campaign={campaign} />
      <Say>{officer.mayWrite ? text.objectedOfficer : text.objected}</Say>
      {officer.mayWrite ? (
        <View>
          {officer.mayReview ? <Text className="quiet">{text.reviseDual}</Text> : null}
          <View className="campaign-steps">
            <PushButton onPush={() => toRevision(campaign.campaignId)}>{text.reviseObjected}</PushButton>
          </View>
        </View>
      ) : null}
    </View>
  );
};

type InReview = Extract<Proposal, { status: 'in-review' }>;

const ReviewSteps = ({ managed, officer, reload, now, report, proposal }: StepsProps & { proposal: InReview }) => {
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const mine = proposal.authorId === officer.personId;
  const given = proposal.approvals.some(({ by }) => by === officer.personId);
  return (
    <View>
      <Text className="campaign-approvals">{text.approvals(proposal.approvals.length, proposal.approvalsNeeded)}</Text>
      <Text className="quiet">
        {proposal.activeFrom <= now ? text.activeFromNow : text.activeFromAsked(moment(proposal.activeFrom, language))}
      </Text>
      {!officer.mayReview ? (
        <Say>{text.reviewWait}</Say>
      ) : mine ? (
        <Say>{text.reviewOwn}</Say>
      ) : given ? (
        <Say>{text.approvedByYou}</Say>
      ) : (
        <Review managed={managed} report={report} reload={reload} />
      )}
    </View>
  );
};

/** What is to be done with the revision that is proposed. */
const ProposalSteps = (steps: StepsProps) => {
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const { proposal } = steps.managed.campaign;
  switch (proposal?.status) {
    case undefined:
      return null;
    case 'draft':
      return <DraftSteps {...steps} />;
    case 'in-review':
      return <ReviewSteps {...steps} proposal={proposal} />;
    case 'objected':
      return <ObjectedSteps {...steps} />;
    case 'approved':
      return <Say>{text.activates(moment(proposal.activeFrom, language))}</Say>;
  }
};

/** How the campaign stands that is in force. */
const Standing = ({ managed, officer, now }: StepsProps) => {
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const { window } = rulesOf(managed);
  const { campaign, stage } = managed;
  if (campaign.inForce === null) return null;
  const says = {
    scheduled: text.scheduled(moment(window.from, language)),
    live: text.live(daysLeft(now, window.until)),
    exhausted: text.exhausted,
    paused: text.paused,
    draining: text.draining,
    closed: text.closed,
  };
  const revisable = officer.mayWrite && campaign.proposal === null && stage !== 'closed';
  return (
    <View>
      {stage in says ? <Say>{says[stage as keyof typeof says]}</Say> : null}
      {revisable ? (
        <View className="campaign-steps">
          <PushButton kind="secondary" onPush={() => toRevision(campaign.campaignId)}>
            {text.revise}
          </PushButton>
          <Text className="quiet">{text.reviseNote}</Text>
        </View>
      ) : null}
    </View>
  );
};

/** What this person can do now, in the stage the campaign is in; told anew after every step. */
export const Steps = (steps: StepsProps) => {
  const text = useGovernmentText().campaign;
  return (
    <View>
      <View className="block" ariaLive="polite">
        <Text className="block-title">{text.now}</Text>
        <ProposalSteps {...steps} />
        <Standing {...steps} />
      </View>
      {steps.managed.campaign.inForce === null || steps.managed.stage === 'closed' ? null : <Flow {...steps} />}
    </View>
  );
};
