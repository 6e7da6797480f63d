import { declineAward } from '@luhuan/shared/api/awards';
import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import { type Award, isClaimable } from '@luhuan/shared/award/award';
import type { Instant } from '@luhuan/shared/clock';
import { yuanShort } from '@luhuan/shared/text/format';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { ClaimPanel } from '../../../claim/claim-panel.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useTurnText } from '../../text/use-turn-text.ts';
import { Act } from './act.tsx';

type AwardProps = { campaign: OpenCampaign; award: Award; now: Instant; reload: () => void };

const Open = ({ campaign, award, reload }: AwardProps) => {
  const text = useTurnText();
  const language = useLanguage();
  const { campaignId, category, awardId, capFen, until, source } = award;
  const params = { campaignId, category, awardId };
  const channels = campaign.revision.rules.channels.map(({ channel }) => channel);
  return (
    <View className="block turn-award">
      <StatusTag tone="good">{source.kind === 'draw' ? text.won : text.yourTurn}</StatusTag>
      <Text className="turn-headline money">{text.upTo(yuanShort(capFen))}</Text>
      <Text className="turn-deadline">{text.claimUntil(deadline(until, language))}</Text>
      <ClaimPanel
        campaign={campaign}
        category={category}
        channels={channels}
        noneLeft={false}
        onClaimed={reload}
        onNoneLeft={reload}
      />
      <Act
        kind="secondary"
        label={text.decline}
        sure={{ title: text.declineTitle, text: text.declineText, yes: text.declineYes }}
        action={{
          subject: `decline:${awardId}`,
          placed: false,
          write: (key) => call(send, declineAward, { key, params, body: {} }),
        }}
        onDone={reload}
      />
      <Text className="quiet">{text.declineText}</Text>
    </View>
  );
};

/** An award: to be claimed, claimed, or over. */
export const AwardBlock = (props: AwardProps) => {
  const text = useTurnText();
  const language = useLanguage();
  const { award, now } = props;
  if (isClaimable(award, now)) return <Open {...props} />;
  if (award.state === 'claimed')
    return (
      <View className="block">
        <StatusTag tone="good">{text.claimed}</StatusTag>
        <Text className="turn-said">{text.claimedText(dateTime(award.claimedAt, language))}</Text>
        <PushButton onPush={() => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${award.voucherId}` })}>
          {text.openVoucher}
        </PushButton>
      </View>
    );
  const declined = award.state === 'lapsed' && award.by === 'person';
  return (
    <View className="block">
      <StatusTag tone="wait">{declined ? text.declined : text.lapsed}</StatusTag>
      <Text className="turn-said">
        {declined ? text.declinedText : text.lapsedText(deadline(award.until, language))}
      </Text>
    </View>
  );
};
