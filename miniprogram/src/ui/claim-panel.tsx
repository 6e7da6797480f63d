import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Channel, ChannelRule } from '@luhuan/shared/campaign/channel';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useActing } from './acting-banner.tsx';
import { useLanguage, useText } from '../text/use-text.ts';
import { Chips } from './chips.tsx';
import { PushButton } from './push-button.tsx';
import { validityWords } from './rule-words.ts';
import { Refused, Standing, Unknown } from './standing.tsx';
import { Troubled } from './troubled.tsx';
import { type Claimable, useClaim } from './use-claim.ts';
import './claim-panel.scss';

const Won = ({ held }: { held: WalletVoucher }) => {
  const text = useText();
  const acting = useActing();
  const mayOpen = acting === null || acting.scopes.includes('show');
  const { voucherId, expiresAt, channel } = held.voucher;
  const words = acting === null ? text.campaign.wonText : text.acting.wonText;
  return (
    <Standing
      sheet="done"
      title={text.campaign.wonTitle}
      text={words(deadline(expiresAt, useLanguage()), channel)}
      {...(mayOpen
        ? {
            button: {
              text: text.campaign.openVoucher,
              onPush: () => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` }),
            },
          }
        : {})}
    />
  );
};

type ChannelChoiceProps = {
  channels: readonly ChannelRule[];
  channel: Channel;
  choose: (channel: Channel) => void;
};

/** Where the voucher is to be used, and until when it would be good there. */
const ChannelChoice = ({ channels, channel, choose }: ChannelChoiceProps) => {
  const text = useText();
  const language = useLanguage();
  const chosen = channels.find((one) => one.channel === channel);
  return (
    <View className="claim-channel">
      {channels.length > 1 ? (
        <Chips
          label={text.campaign.channel}
          options={channels.map((one) => ({ value: one.channel, name: text.common.channel[one.channel] }))}
          chosen={channel}
          choose={choose}
        />
      ) : null}
      {chosen === undefined ? null : (
        <Text className="quiet">{validityWords({ text, language }, chosen.validity)}</Text>
      )}
    </View>
  );
};

/** Said before the phone is asked where it is. */
export const PlaceAsked = () => {
  const text = useText();
  return (
    <View className="claim-place">
      <Text className="claim-place-title">{text.campaign.placeTitle}</Text>
      <Text className="quiet">{text.campaign.placeText}</Text>
    </View>
  );
};

export const PlaceDenied = ({ again }: { again: () => void }) => {
  const text = useText();
  return (
    <View className="claim-place" ariaLive="polite">
      <Text className="claim-place-title">{text.campaign.placeDenied}</Text>
      <Text className="quiet">{text.campaign.placeDeniedText}</Text>
      {process.env['TARO_ENV'] === 'weapp' ? (
        <PushButton kind="secondary" onPush={() => void Taro.openSetting({})}>
          {text.campaign.placeSettings}
        </PushButton>
      ) : null}
      <PushButton onPush={again}>{text.campaign.placeAgain}</PushButton>
    </View>
  );
};

type ClaimPanelProps = {
  campaign: Claimable;
  category: Category;
  /** Channels in which a claim makes sense now; the first is chosen to begin with. */
  channels: readonly Channel[];
  onClaimed: () => void;
};

/** One tap claims; every answer has a face of its own: won, refused with a remedy, or not known yet. */
export const ClaimPanel = ({ campaign, category, channels, onClaimed }: ClaimPanelProps) => {
  const text = useText();
  const language = useLanguage();
  const offered = campaign.revision.rules.channels.filter((rule) => channels.includes(rule.channel));
  const [channel, choose] = useState<Channel>(channels[0] ?? 'store');
  const { sent, place, needsPlace, clear, take, again } = useClaim(campaign, category, channel, onClaimed);
  if (sent.state === 'done') return <Won held={sent.value} />;
  if (sent.state === 'refused')
    return (
      <Refused problem={sent.problem} reader="shopper" onEdit={sent.problem.code === 'PlaceUnknown' ? take : clear} />
    );
  if (sent.state === 'unknown') return <Unknown askAgain={again} />;
  if (place.state === 'denied') return <PlaceDenied again={take} />;
  if (place.state === 'refused' || place.state === 'unreachable') return <Troubled trouble={place} again={take} />;
  const busy = place.state === 'asking' || sent.state === 'sending';
  const words = needsPlace ? text.campaign.placeAgree : text.campaign.claim;
  const doing = place.state === 'asking' ? text.campaign.placeAsking : text.campaign.claiming;
  return (
    <View ariaLive="polite">
      <ChannelChoice channels={offered} channel={channel} choose={choose} />
      {needsPlace ? <PlaceAsked /> : null}
      <PushButton disabled={busy} label={text.campaign.claimFor(CATEGORY_NAME[language][category])} onPush={take}>
        {busy ? doing : words}
      </PushButton>
    </View>
  );
};
