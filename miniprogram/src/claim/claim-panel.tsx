import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Channel, ChannelRule } from '@luhuan/shared/campaign/channel';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, timeOfDay } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useNow } from '../api/use-now.ts';
import { useLanguage, useText } from '../text/use-text.ts';
import { Chips } from '../ui/chips.tsx';
import { PushButton } from '../ui/push-button.tsx';
import { validityWords } from '../ui/rule-words.ts';
import { Troubled } from '../ui/troubled.tsx';
import { Announcement } from './announcement.tsx';
import { Checking, ClaimAnswer } from './claim-answers.tsx';
import type { ClaimState } from './claim-state.ts';
import { Countdown } from './countdown.tsx';
import { PlaceAsked, PlaceDenied } from './place-asked.tsx';
import { type Claim, useClaim } from './use-claim.ts';
import { WaitingRoom } from './waiting-room.tsx';
import './claim.scss';

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

const SECOND_MS = 1_000;

/** Before the opening: how long still, and from its own time on the way into the room. */
const Counting = ({
  state: { opensAt, roomFrom },
  press,
}: {
  state: Extract<ClaimState, { state: 'counting' }>;
  press: () => void;
}) => {
  const text = useText().claim;
  const language = useLanguage();
  const now = useNow(SECOND_MS);
  const roomOpen = roomFrom !== null && now >= roomFrom;
  return (
    <View className="claim-room">
      <Text className="claim-room-title">{text.opensAt(dateTime(opensAt, language))}</Text>
      <Countdown label={text.countdown} until={opensAt} now={now} />
      <Text className="quiet">
        {roomFrom === null ? text.opensSoon : roomOpen ? text.earlyText : text.roomFrom(timeOfDay(roomFrom))}
      </Text>
      {roomFrom === null ? null : (
        <PushButton disabled={!roomOpen} onPush={press}>
          {text.enterRoom}
        </PushButton>
      )}
    </View>
  );
};

type AskProps = { claim: Claim; category: Category; channel: Channel };

/** The one tap. */
const Ask = ({ claim: { state, needsPlace, hasRoom, press }, category, channel }: AskProps) => {
  const text = useText();
  const name = CATEGORY_NAME[useLanguage()][category];
  const doing = {
    locating: text.campaign.placeAsking,
    entering: text.claim.entering,
    sending: text.campaign.claiming,
    looking: text.claim.looking,
  };
  const busy = state.state in doing ? doing[state.state as keyof typeof doing] : null;
  const words = needsPlace ? text.campaign.placeAgree : text.campaign.claim;
  return (
    <View>
      {needsPlace ? <PlaceAsked /> : null}
      {state.state === 'ready' && state.again ? <Text className="claim-again">{text.claim.again}</Text> : null}
      {hasRoom ? <Text className="quiet claim-note">{text.claim.roomNote}</Text> : null}
      <PushButton disabled={busy !== null} label={text.campaign.claimFor(name)} onPush={() => press(channel)}>
        {busy ?? words}
      </PushButton>
    </View>
  );
};

type ClaimPanelProps = {
  campaign: OpenCampaign;
  category: Category;
  /** Channels in which a claim makes sense now; the first is chosen to begin with. */
  channels: readonly Channel[];
  noneLeft: boolean;
  onClaimed: () => void;
  onNoneLeft: () => void;
};

/** One tap claims; every state of the claim has a face of its own. */
export const ClaimPanel = ({ campaign, category, channels, noneLeft, onClaimed, onNoneLeft }: ClaimPanelProps) => {
  const offered = campaign.revision.rules.channels.filter((rule) => channels.includes(rule.channel));
  const [channel, choose] = useState<Channel>(channels[0] ?? 'store');
  const claim = useClaim({ campaign, category, noneLeft }, { onClaimed, onNoneLeft });
  return (
    <View className="claim-face">
      <Announcement state={claim.state} />
      <ClaimFace
        claim={claim}
        category={category}
        channel={channel}
        choice={<ChannelChoice channels={offered} channel={channel} choose={choose} />}
      />
    </View>
  );
};

const ClaimFace = ({ claim, category, channel, choice }: AskProps & { choice: React.ReactNode }) => {
  const { state, putAway, wake, press } = claim;
  switch (state.state) {
    case 'early':
    case 'waiting':
      return <WaitingRoom state={state} leave={putAway} />;
    case 'counting':
      return (
        <View>
          {choice}
          <Counting state={state} press={() => press(channel)} />
        </View>
      );
    case 'unlocated':
      return state.trouble.state === 'denied' ? (
        <PlaceDenied again={() => press(channel)} />
      ) : (
        <Troubled trouble={state.trouble} again={() => press(channel)} />
      );
    case 'unknown':
      return <Checking askNow={wake} />;
    case 'sending':
      if (state.tries > 0) return <Checking askNow={undefined} />;
      break;
    case 'won':
    case 'sold-out':
    case 'none-now':
    case 'kept':
    case 'already':
    case 'at-till':
    case 'barred':
    case 'refused':
      return (
        <ClaimAnswer
          state={state}
          category={category}
          putAway={needsPress(state) ? () => press(channel) : putAway}
          again={() => press(channel)}
        />
      );
    case 'ready':
    case 'locating':
    case 'entering':
    case 'looking':
  }
  return (
    <View>
      {choice}
      <Ask claim={claim} category={category} channel={channel} />
    </View>
  );
};

/** The remedy of a place that is not known is to claim again, with the place. */
const needsPress = (state: ClaimState): boolean => state.state === 'refused' && state.problem.code === 'PlaceUnknown';
