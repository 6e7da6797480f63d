import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { ActingBanner } from '../../../ui/acting-banner.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown } from '../../../ui/standing.tsx';
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

export const TurnView = ({ page }: { page: Turn }) => {
  const text = useTurnText();
  const language = useLanguage();
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
          return (
            <View>
              <View className="turn-head">
                <Text className="turn-title">{campaign.revision.rules.title}</Text>
                {standing === undefined ? (
                  <Text>{text.claimDirectly}</Text>
                ) : (
                  <Text className="turn-title">{CATEGORY_NAME[language][standing.category]}</Text>
                )}
              </View>
              {standing === undefined ? null : (
                <One campaign={campaign} standing={standing} now={page.now} reload={reload} />
              )}
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
