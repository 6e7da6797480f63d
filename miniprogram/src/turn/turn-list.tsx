import { getStanding } from '@luhuan/shared/api/awards';
import { listOpenCampaigns } from '@luhuan/shared/api/campaigns';
import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok } from '@luhuan/shared/result';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { type Failure, call } from '../api/call.ts';
import { send } from '../api/transport.ts';
import { useLoad } from '../api/use-load.ts';
import { preferences } from '../storage/preferences.ts';
import { useStored } from '../storage/stored.ts';
import { useLanguage, useText } from '../text/use-text.ts';
import { PushButton } from '../ui/push-button.tsx';
import { toTurn } from './to-turn.ts';
import { takesPart, turnOf } from './turn-of.ts';
import { turnWords } from './turn-words.ts';
import './turn-entry.scss';

type Found = { readonly campaign: OpenCampaign; readonly standing: AllocationStanding };

/** A person takes part in few campaigns at a time; whoever does in more finds the others on their pages. */
const CAMPAIGNS_MAX = 6;

const standingsIn = async (campaign: OpenCampaign): Promise<Found[]> => {
  const { campaignId } = campaign;
  const answer = await call(send, getStanding, { params: { campaignId } });
  return answer.ok ? answer.value.items.map((standing) => ({ campaign, standing })) : [];
};

const load = async (regionCode: RegionCode): Promise<Result<readonly Found[], Failure>> => {
  const listed = await call(send, listOpenCampaigns, { params: { regionCode } });
  if (!listed.ok) return listed;
  const allotting = listed.value.items.filter(({ revision }) => revision.rules.allocation.kind !== 'rush');
  return ok((await Promise.all(allotting.slice(0, CAMPAIGNS_MAX).map(standingsIn))).flat());
};

/** One line for a category; a coupon is one for all of them, so it is said once. */
const saidOnce = (found: readonly Found[]): readonly Found[] =>
  found.filter(
    ({ campaign, standing }, index) =>
      standing.kind !== 'two-step' ||
      found.findIndex((other) => other.campaign.campaignId === campaign.campaignId) === index,
  );

/** Draws and lines that the person takes part in where they live; nothing where there are none, or nobody answered. */
export const TurnList = ({ now }: { now: Instant }) => {
  const text = useText();
  const language = useLanguage();
  const { regionCode } = useStored(preferences).home;
  const screen = useLoad(() => load(regionCode), `turns:${regionCode}`);
  if (screen.state !== 'shown') return null;
  const mine = saidOnce(screen.value)
    .map((found) => ({ ...found, turn: turnOf(found.standing, now) }))
    .filter(({ turn }) => takesPart(turn));
  if (mine.length === 0) return null;
  return (
    <View className="block turn-list">
      <Text className="block-title">{text.turnEntry.title}</Text>
      {mine.map(({ campaign, standing, turn }) => (
        <View key={`${campaign.campaignId} ${standing.category}`} className="turn-list-one">
          <Text className="quiet">
            {standing.kind === 'two-step'
              ? campaign.revision.rules.title
              : `${campaign.revision.rules.title} · ${CATEGORY_NAME[language][standing.category]}`}
          </Text>
          <Text className="turn-entry-says">{turnWords(text.turnEntry, language, standing.kind, turn)}</Text>
          <PushButton
            kind={turn.state === 'won' || turn.state === 'called' ? 'primary' : 'secondary'}
            onPush={() => toTurn(campaign.campaignId, standing.category)}
          >
            {text.turnEntry.go[turn.state]}
          </PushButton>
        </View>
      ))}
    </View>
  );
};
