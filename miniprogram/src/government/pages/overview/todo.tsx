import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { toCampaign } from '../../places.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import type { Officer } from '../../use-officer.ts';

/** Reviews wait for every approver but the author; what was sent back waits for any officer, a draft for whoever wrote it. */
const waitsFor = ({ personId, mayWrite, mayReview }: Officer, { campaign }: ManagedCampaign): boolean => {
  switch (campaign.status) {
    case 'in-review':
      return mayReview && campaign.authorId !== personId;
    case 'objected':
      return mayWrite;
    case 'draft':
      return mayWrite && campaign.authorId === personId;
    case 'approved':
      return false;
  }
};

/** What this person can move on, one line each. */
export const Todo = ({ items, officer }: { items: readonly ManagedCampaign[]; officer: Officer }) => {
  const text = useGovernmentText();
  const waiting = items.filter((managed) => waitsFor(officer, managed));
  if (waiting.length === 0) return null;
  return (
    <View className="block">
      <Text className="block-title">{`${text.overview.todo} · ${waiting.length}`}</Text>
      <View ariaRole="list">
        {waiting.map(({ campaign }) => (
          <View key={campaign.campaignId} className="overview-todo" ariaRole="listitem">
            <PushButton kind="plain" onPush={() => toCampaign(campaign.campaignId)}>
              {campaign.title}
            </PushButton>
            <Text className="quiet">
              {campaign.status === 'approved' ? '' : text.overview.todoWhat[campaign.status]}
            </Text>
          </View>
        ))}
      </View>
    </View>
  );
};
