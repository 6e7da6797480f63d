import { joinLine, leaveLine } from '@luhuan/shared/api/awards';
import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import { isClaimable } from '@luhuan/shared/award/award';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { dateTime, whole } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { useTurnText } from '../../text/use-turn-text.ts';
import { Act } from './act.tsx';
import { AwardBlock } from './award-block.tsx';

type InLine = Extract<AllocationStanding, { kind: 'waiting-list' }>;
type LineProps = { campaign: OpenCampaign; standing: InLine; now: Instant; reload: () => void };

/** Whether what is left now reaches a place; when the line moves beyond that, nobody knows. */
const Place = ({ campaign, standing: { category, place, waiting } }: Pick<LineProps, 'campaign' | 'standing'>) => {
  const text = useTurnText();
  const language = useLanguage();
  if (place === null || waiting === null) return null;
  const left = campaign.supply.find((one) => one.category === category)?.vouchersLeft ?? 0;
  return (
    <View>
      <Text className="turn-headline">
        {place.exact ? text.place(whole(place.place)) : text.placeBeyond(whole(place.place))}
      </Text>
      <Text>{place.exact && place.place <= left ? text.estimateSoon : text.estimateOpen}</Text>
      <Text className="quiet">{text.joinedAt(dateTime(waiting.joinedAt, language))}</Text>
    </View>
  );
};

/** A line: to join it, to see one's place, to answer an offer, to leave. */
export const LineBlock = ({ campaign, standing, now, reload }: LineProps) => {
  const text = useTurnText();
  const { campaignId, revision } = campaign;
  const { category, waiting, award, answerHours } = standing;
  const params = { campaignId, category };
  const { channels, location } = revision.rules;
  const channel = channels[0]?.channel ?? 'store';
  const waits = waiting?.state === 'waiting';
  const offered = award !== null && isClaimable(award, now);
  return (
    <View>
      {award === null || (waits && !offered) ? null : (
        <AwardBlock campaign={campaign} award={award} now={now} reload={reload} />
      )}
      {offered ? null : (
        <View className="block">
          <Text className="block-title">{waits ? text.inLine : text.line}</Text>
          <Place campaign={campaign} standing={standing} />
          <Text className="quiet">{text.lineText(answerHours)}</Text>
          {waits ? (
            <Act
              kind="secondary"
              label={text.leave}
              action={{
                subject: `leave:${waiting.entryId}`,
                placed: false,
                write: (key) => call(send, leaveLine, { key, params, body: {} }),
              }}
              onDone={reload}
            />
          ) : (
            <Act
              label={text.join}
              action={{
                subject: `join:${campaignId}:${category}`,
                placed: location.includes('claim'),
                write: (key, proof) => call(send, joinLine, { key, params, body: { channel, ...proof } }),
              }}
              onDone={reload}
            />
          )}
        </View>
      )}
    </View>
  );
};
