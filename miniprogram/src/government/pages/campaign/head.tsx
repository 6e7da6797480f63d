import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Stage } from '@luhuan/shared/campaign/campaign';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { rulesOf } from '../../managed.ts';
import { moment, period } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { StageTag } from '../../ui/stage-tag.tsx';

const SHORT_HASH = /^(.{4})(.{4})(.{4}).*$/;
const LIFE = ['draft', 'in-review', 'approved', 'scheduled', 'live', 'closed'] as const;

/** Where on the line a stage is; what interrupts claims is a part of them. */
const placeOf = (stage: Stage): (typeof LIFE)[number] => {
  if (stage === 'objected') return 'draft';
  return stage === 'exhausted' || stage === 'paused' || stage === 'draining' ? 'live' : stage;
};

const LifeLine = ({ stage }: { stage: Stage }) => {
  const text = useGovernmentText();
  const at = LIFE.indexOf(placeOf(stage));
  return (
    <View className="campaign-life" ariaRole="list" ariaLabel={text.campaign.lifeLine}>
      {LIFE.map((one, index) => (
        <View
          key={one}
          className={`campaign-life-step ${index < at ? 'campaign-life-past' : index === at ? 'campaign-life-here' : ''}`}
          ariaRole="listitem"
          {...(index === at ? { ariaCurrent: 'step' as const } : {})}
        >
          <Text>{`${index < at ? '✓ ' : ''}${text.campaign.life[one]}`}</Text>
        </View>
      ))}
    </View>
  );
};

/** Name, place and period, and which revision is in force and which is proposed. */
export const Head = ({ managed, personId }: { managed: ManagedCampaign; personId: string | undefined }) => {
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const { campaign, stage, regionName, revision } = managed;
  const { title, window } = rulesOf(managed);
  const { inForce, proposal } = campaign;
  const authorId = proposal?.authorId ?? inForce?.authorId;
  return (
    <View className="block">
      <View className="row campaign-head">
        <Text className="campaign-title">{title}</Text>
        <StageTag stage={stage} />
      </View>
      <View className="campaign-where">
        <Text>{regionName}</Text>
        <Text>{period(window, language)}</Text>
      </View>
      <LifeLine stage={stage} />
      {inForce === null ? null : (
        <Text className="campaign-line">{text.inForce(inForce.number, moment(inForce.activeFrom, language))}</Text>
      )}
      {proposal === null ? null : (
        <Text className="campaign-line">{text.proposed(proposal.number, text.status[proposal.status])}</Text>
      )}
      <Text className="quiet">
        {[
          text.revision(revision.number),
          authorId === personId ? text.authorYou : text.authorOther,
          text.hash(revision.hash.replace(SHORT_HASH, '$1 $2 $3')),
        ].join(' · ')}
      </Text>
    </View>
  );
};
