import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { toCampaign } from '../../places.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import type { GovernmentTexts } from '../../text/zh-cn.ts';
import type { Officer } from '../../use-officer.ts';

/**
 * Reviews wait for every approver but the author and those who have said yes; what was sent back waits for any officer, a draft
 * for whoever wrote it, and a pause for another approver.
 */
const waitsFor = ({ personId, mayWrite, mayReview }: Officer, { campaign }: ManagedCampaign): keyof What | null => {
  const { proposal, flow } = campaign;
  const mine = proposal?.authorId === personId;
  if (proposal?.status === 'in-review' && mayReview && !mine)
    return proposal.approvals.some(({ by }) => by === personId) ? null : 'in-review';
  if (proposal?.status === 'objected' && mayWrite) return 'objected';
  if (proposal?.status === 'draft' && mayWrite && mine) return 'draft';
  return flow.state === 'paused' && mayReview && flow.by !== personId ? 'paused' : null;
};
type What = GovernmentTexts['overview']['todoWhat'];

/** What this person can move on, one line each. */
export const Todo = ({ items, officer }: { items: readonly ManagedCampaign[]; officer: Officer }) => {
  const text = useGovernmentText();
  const waiting = items.flatMap((managed) => {
    const what = waitsFor(officer, managed);
    return what === null
      ? []
      : [{ campaignId: managed.campaign.campaignId, title: managed.revision.rules.title, what }];
  });
  if (waiting.length === 0) return null;
  return (
    <View className="block">
      <Text className="block-title">{`${text.overview.todo} · ${waiting.length}`}</Text>
      <View ariaRole="list">
        {waiting.map(({ campaignId, title, what }) => (
          <View key={campaignId} className="overview-todo" ariaRole="listitem">
            <PushButton kind="plain" onPush={() => toCampaign(campaignId)}>
              {title}
            </PushButton>
            <Text className="quiet">{text.overview.todoWhat[what]}</Text>
          </View>
        ))}
      </View>
    </View>
  );
};
