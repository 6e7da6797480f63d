import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { RuleBases } from '../../../ui/rule-bases.tsx';
import { period } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { Desk } from '../../ui/desk.tsx';
import { RuleList } from '../../ui/rule-list.tsx';
import { StageTag } from '../../ui/stage-tag.tsx';
import { MoneyTable } from './money-table.tsx';
import { Steps } from './steps.tsx';
import type { CampaignPage } from './use-campaign.ts';
import './campaign.scss';

const SHORT_HASH = /^(.{4})(.{4})(.{4}).*$/;

type HeadProps = { managed: ManagedCampaign; personId: CampaignPage['officer']['personId'] };

const Head = ({ managed, personId }: HeadProps) => {
  const text = useGovernmentText();
  const language = useLanguage();
  const { campaign, stage, regionName, revision } = managed;
  return (
    <View className="block">
      <View className="row campaign-head">
        <Text className="campaign-title">{campaign.title}</Text>
        <StageTag stage={stage} />
      </View>
      <View className="campaign-where">
        <Text>{regionName}</Text>
        <Text>{period(campaign.window, language)}</Text>
      </View>
      <Text className="quiet">
        {[
          text.campaign.revision(revision.number),
          campaign.authorId === personId ? text.campaign.authorYou : text.campaign.authorOther,
          text.campaign.hash(revision.hash.replace(SHORT_HASH, '$1 $2 $3')),
        ].join(' · ')}
      </Text>
    </View>
  );
};

export const CampaignView = ({ page }: { page: CampaignPage }) => {
  const text = useGovernmentText();
  const { officer, behind, now } = page;
  return (
    <Desk title={text.campaign.title} here="campaign">
      <DeskShown screen={page.screen}>
        {(managed, reload) => (
          <View>
            <Head managed={managed} personId={officer.personId} />
            <View className="campaign-columns">
              <View className="campaign-now">
                <Steps managed={managed} officer={officer} now={now} reload={reload} />
              </View>
              <View className="campaign-file">
                <MoneyTable managed={managed} behind={behind} />
                <View className="block">
                  <Text className="block-title">{text.rules.title}</Text>
                  <RuleList rules={managed.revision.rules} />
                </View>
                <RuleBases bases={managed.revision.rules.bases} />
              </View>
            </View>
          </View>
        )}
      </DeskShown>
    </Desk>
  );
};
