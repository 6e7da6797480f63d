import { getStanding } from '@luhuan/shared/api/awards';
import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Allocation } from '@luhuan/shared/campaign/allocation';
import { Text, View } from '@tarojs/components';
import { call } from '../api/call.ts';
import { session } from '../api/session.ts';
import { send } from '../api/transport.ts';
import { useLoad } from '../api/use-load.ts';
import { useNow } from '../api/use-now.ts';
import { useStored } from '../storage/stored.ts';
import { useLanguage, useText } from '../text/use-text.ts';
import { PushButton } from '../ui/push-button.tsx';
import { toTurn } from './to-turn.ts';
import { turnOf } from './turn-of.ts';
import { turnWords } from './turn-words.ts';
import './turn-entry.scss';

type EntryProps = {
  campaign: OpenCampaign;
  category: Category;
  kind: Exclude<Allocation['kind'], 'rush'>;
};

const MINUTE_MS = 60_000;

/** How the person stands in a campaign whose vouchers are not simply claimed, and the way to the page where they take part. */
const Stands = ({ campaign: { campaignId }, category, kind }: EntryProps) => {
  const text = useText();
  const language = useLanguage();
  const now = useNow(MINUTE_MS);
  const screen = useLoad(() => call(send, getStanding, { params: { campaignId } }), `standing:${campaignId}`);
  const standing = screen.state === 'shown' ? screen.value.items.find((one) => one.category === category) : undefined;
  const turn = standing === undefined ? null : turnOf(standing, now);
  return (
    <View>
      <Text className="turn-entry-says">
        {turn === null ? text.campaign.standText[kind] : turnWords(text.turnEntry, language, kind, turn)}
      </Text>
      <PushButton onPush={() => toTurn(campaignId, category)}>
        {turn === null ? text.campaign.stand[kind] : text.turnEntry.go[turn.state]}
      </PushButton>
    </View>
  );
};

/** The same for whoever is not signed in: what it is about. */
export const TurnEntry = (props: EntryProps) => {
  const text = useText();
  const { campaign, category, kind } = props;
  if (useStored(session) !== null) return <Stands {...props} />;
  return (
    <View>
      <Text className="turn-entry-says">{text.campaign.standText[kind]}</Text>
      <PushButton onPush={() => toTurn(campaign.campaignId, category)}>{text.campaign.stand[kind]}</PushButton>
    </View>
  );
};
