import type { Category } from '@luhuan/shared/appliance/category';
import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { ActingBanner } from '../../../ui/acting-banner.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { useTurnText } from '../../text/use-turn-text.ts';
import { CouponBlock } from './coupon-block.tsx';
import { DrawBlock } from './draw-block.tsx';
import { LineBlock } from './line-block.tsx';
import type { Turn } from './use-turn.ts';
import './turn.scss';

type OneProps = { campaign: OpenCampaign; standing: AllocationStanding; now: Instant; reload: () => void };

const One = ({ standing, ...props }: OneProps) => {
  switch (standing.kind) {
    case 'draw':
      return <DrawBlock standing={standing} {...props} />;
    case 'waiting-list':
      return <LineBlock standing={standing} {...props} />;
    case 'two-step':
      return <CouponBlock standing={standing} {...props} />;
  }
};

const openCampaign = (campaignId: string) =>
  void Taro.navigateTo({ url: `/pages/campaign/index?campaignId=${campaignId}` });

type HeadProps = Pick<OneProps, 'campaign' | 'standing'> & {
  standings: readonly AllocationStanding[];
  choose: (category: Category) => void;
};

/** Which campaign, and which of its categories: a coupon can be exchanged for any of them. */
const Head = ({ campaign, standings, standing, choose }: HeadProps) => {
  const text = useTurnText();
  const names = CATEGORY_NAME[useLanguage()];
  return (
    <View className="turn-head">
      <Text className="turn-title">{campaign.revision.rules.title}</Text>
      {standings.length > 1 ? (
        <Chips
          label={text.choose}
          options={standings.map(({ category }) => ({ value: category, name: names[category] }))}
          chosen={standing.category}
          choose={choose}
        />
      ) : (
        <Text className="turn-title">{names[standing.category]}</Text>
      )}
    </View>
  );
};

export const TurnView = ({ page }: { page: Turn }) => {
  const text = useTurnText();
  if (!page.signedIn)
    return (
      <Screen title={text.title}>
        <SignInFirst title={text.signInFirst} text={text.signInFirstText} />
      </Screen>
    );
  return (
    <Screen title={text.title}>
      <ActingBanner />
      <Shown screen={page.screen}>
        {({ campaign, standings }, reload) => {
          const standing = standings.find(({ category }) => category === page.category) ?? standings[0];
          if (standing === undefined)
            return (
              <Standing
                sheet="empty"
                title={text.directTitle}
                text={text.claimDirectly}
                button={{ text: text.toCampaign, onPush: () => openCampaign(campaign.campaignId) }}
              />
            );
          return (
            <View>
              <Head campaign={campaign} standings={standings} standing={standing} choose={page.choose} />
              <One key={standing.category} campaign={campaign} standing={standing} now={page.now} reload={reload} />
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
