import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Offer } from '@luhuan/shared/offer/offer';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useLanguage, useText } from '../text/use-text.ts';
import { ClaimPanel } from '../claim/claim-panel.tsx';
import { useWishSent } from '../claim/use-claim.ts';
import { TurnEntry } from '../turn/turn-entry.tsx';
import { useClaimBarred } from './acting-banner.tsx';
import { PushButton } from './push-button.tsx';
import { WhyNote } from './why-note.tsx';

type OfferActionProps = {
  campaign: OpenCampaign;
  category: Category;
  /** `undefined` where it is not known what the person can get: claiming tells. */
  offer: Offer | undefined;
  onClaimed: () => void;
};

/** Steps that a claim itself asks for, with words and button of its own. */
const CLAIM_ASKS = ['HistoryUnknown', 'IdentityNotVerified', 'PlaceUnknown'];
/** What the claim itself waits for: the opening, or that some come back. */
const CLAIM_WAITS = ['CampaignNotYetOpen', 'QuotaExhausted'];

/** The one thing to do about an offer: claim it, open the voucher, or read why not and when. */
export const OfferAction = ({ campaign, category, offer, onClaimed }: OfferActionProps) => {
  const text = useText();
  const language = useLanguage();
  // what was just won stays on the screen while the list behind it says "held"
  const [won, setWon] = useState(false);
  const claimed = () => {
    setWon(true);
    onClaimed();
  };
  // a claim without an answer is asked about, even where the list says already how it ended
  const sent = useWishSent(campaign.campaignId, category);
  const all = campaign.revision.rules.channels.map(({ channel }) => channel);
  if (useClaimBarred()) return <Text className="quiet">{text.acting.claimMissing}</Text>;
  const { allocation } = campaign.revision.rules;
  if (allocation.kind !== 'rush' && offer?.standing !== 'held')
    return <TurnEntry campaign={campaign} category={category} kind={allocation.kind} />;
  const claimable =
    won ||
    sent ||
    offer === undefined ||
    offer.standing === 'now' ||
    (offer.standing === 'if' && CLAIM_ASKS.includes(offer.why?.code ?? '')) ||
    CLAIM_WAITS.includes(offer.why?.code ?? '');
  if (claimable)
    return (
      <ClaimPanel
        campaign={campaign}
        category={category}
        channels={offer?.channels ?? all}
        noneLeft={offer?.why?.code === 'QuotaExhausted'}
        onClaimed={claimed}
        onNoneLeft={onClaimed}
      />
    );
  const { standing, voucherId, why, from } = offer;
  if (standing === 'held' && voucherId !== null)
    return (
      <View>
        <Text className="quiet">{text.campaign.held}</Text>
        <PushButton onPush={() => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` })}>
          {text.campaign.openVoucher}
        </PushButton>
      </View>
    );
  return (
    <View ariaLive="polite">
      {from === null || why?.code === 'CampaignNotYetOpen' ? null : (
        <Text className="quiet">{text.home.from(dateTime(from, language))}</Text>
      )}
      {why === null ? null : <WhyNote why={why} />}
    </View>
  );
};
