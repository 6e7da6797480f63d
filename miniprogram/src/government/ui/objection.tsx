import type { Campaign } from '@luhuan/shared/campaign/campaign';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../text/use-text.ts';
import { moment } from '../period.ts';
import { useGovernmentText } from '../text/use-government-text.ts';
import { useOfficer } from '../use-officer.ts';
import './objection.scss';

/** Why an approver sent the campaign back; nothing when nobody did. */
export const Objection = ({ campaign }: { campaign: Campaign }) => {
  const text = useGovernmentText();
  const language = useLanguage();
  const { personId } = useOfficer();
  if (campaign.proposal?.status !== 'objected') return null;
  const { by, at, reason } = campaign.proposal.objection;
  const who = by === personId ? text.campaign.you : text.campaign.approver;
  return (
    <View className="objection">
      <Text className="objection-title">{text.campaign.objection}</Text>
      <Text className="objection-reason">{reason}</Text>
      <Text className="quiet">{text.campaign.objectionBy(who, moment(at, language))}</Text>
    </View>
  );
};
