import { takeCoupon } from '@luhuan/shared/api/awards';
import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
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

type TwoStep = Extract<AllocationStanding, { kind: 'two-step' }>;
type CouponProps = { campaign: OpenCampaign; standing: TwoStep; now: Instant; reload: () => void };

/** The month's coupon: to take it, and to exchange it for a voucher of the category. */
export const CouponBlock = ({ campaign, standing, now, reload }: CouponProps) => {
  const text = useTurnText();
  const language = useLanguage();
  const { campaignId, revision } = campaign;
  const { category, coupon, from, until } = standing;
  if (now >= until && coupon?.voucherId == null)
    return (
      <View className="block">
        <StatusTag tone="wait">{text.couponOver}</StatusTag>
        <Text className="turn-said">{text.couponOverText}</Text>
        <PushButton kind="secondary" onPush={() => void Taro.switchTab({ url: '/pages/home/index' })}>
          {text.others}
        </PushButton>
      </View>
    );
  if (coupon === null)
    return (
      <View className="block">
        <Text className="block-title">{text.coupon}</Text>
        <Text>{now < from ? text.couponFrom(dateTime(from, language)) : text.couponText}</Text>
        {now < from ? null : <Text className="turn-deadline">{text.couponUntil(deadline(until, language))}</Text>}
        {now < from ? null : (
          <Act
            label={text.takeCoupon}
            action={{
              subject: `coupon:${campaignId}:${from}`,
              placed: false,
              write: (key) => call(send, takeCoupon, { key, params: { campaignId }, body: {} }),
            }}
            onDone={reload}
          />
        )}
      </View>
    );
  const { voucherId } = coupon;
  if (voucherId !== null)
    return (
      <View className="block">
        <StatusTag tone="good">{text.exchanged}</StatusTag>
        <Text className="turn-said">{text.exchangedText}</Text>
        <PushButton onPush={() => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` })}>
          {text.openVoucher}
        </PushButton>
      </View>
    );
  const channels = revision.rules.channels.map(({ channel }) => channel);
  return (
    <View className="block">
      <StatusTag tone="good">{text.hasCoupon}</StatusTag>
      <Text className="turn-headline">{text.exchangeFor(CATEGORY_NAME[language][category])}</Text>
      <Text>{text.exchangeUntil(deadline(until, language))}</Text>
      <ClaimPanel
        campaign={campaign}
        category={category}
        channels={channels}
        noneLeft={false}
        onClaimed={reload}
        onNoneLeft={reload}
      />
      <Text className="quiet turn-said">{text.exchangeText}</Text>
    </View>
  );
};
