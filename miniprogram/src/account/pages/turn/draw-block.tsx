import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import { registerForDraw, withdrawFromDraw } from '@luhuan/shared/api/draws';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import { dateTime, deadline, whole } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { turnOf } from '../../../turn/turn-of.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useTurnText } from '../../text/use-turn-text.ts';
import { Act } from './act.tsx';
import { AwardBlock } from './award-block.tsx';
import { DrawProof } from './draw-proof.tsx';

type InDraw = Extract<AllocationStanding, { kind: 'draw' }>;
type DrawProps = { campaign: OpenCampaign; standing: InDraw; now: Instant; reload: () => void };

/** How many have registered, and when it is drawn. */
const SoFar = ({ standing: { round } }: Pick<DrawProps, 'standing'>) => {
  const text = useTurnText();
  const language = useLanguage();
  const { counted, closed, drawnAt } = round;
  return (
    <View>
      {closed === null ? (
        counted === null ? null : (
          <Text className="turn-headline">
            {text.registeredSoFar(whole(counted.registered), dateTime(counted.countedAt, language))}
          </Text>
        )
      ) : (
        <Text className="turn-headline">{text.listed(whole(closed.entries), whole(closed.units))}</Text>
      )}
      {closed?.state === 'drawn' ? null : <Text>{text.drawnOn(dateTime(drawnAt, language))}</Text>}
    </View>
  );
};

/** Registration while it is open: to register, or to take it back. */
const Registering = ({ campaign, standing, reload }: DrawProps) => {
  const text = useTurnText();
  const language = useLanguage();
  const { category, round, registration } = standing;
  const { campaignId, revision } = campaign;
  const params = { campaignId, category, round: round.round };
  const { channels, location } = revision.rules;
  const channel = channels[0]?.channel ?? 'store';
  if (registration === null)
    return (
      <View>
        <Text>{text.registerUntil(deadline(round.registerUntil, language))}</Text>
        <Act
          label={text.register}
          action={{
            subject: `register:${campaignId}:${category}:${round.round}`,
            placed: location.includes('claim'),
            write: (key, proof) => call(send, registerForDraw, { key, params, body: { channel, ...proof } }),
          }}
          onDone={reload}
        />
        <Text className="quiet">{text.registerText}</Text>
      </View>
    );
  return (
    <View>
      <Text>{text.withdrawUntil(deadline(round.registerUntil, language))}</Text>
      <Act
        kind="secondary"
        label={text.withdraw}
        action={{
          subject: `withdraw:${registration.entryId}`,
          placed: false,
          write: (key) => call(send, withdrawFromDraw, { key, params, body: {} }),
        }}
        onDone={reload}
      />
    </View>
  );
};

/** After the registration, as long as there is no award: what is waited for, or the place in the reserve. */
const Closed = ({ standing, now }: Pick<DrawProps, 'standing' | 'now'>) => {
  const text = useTurnText();
  const language = useLanguage();
  const turn = turnOf(standing, now);
  if (turn.state === 'missed') return <Text>{text.notRegistered}</Text>;
  if (turn.state === 'closing') return <Text>{text.closing}</Text>;
  if (turn.state === 'listed') {
    const { name } = SEED_WORDS[standing.round.seedRule.source][language];
    return <Text>{text.awaitsDraw(name, turn.round, dateTime(turn.publishedAt, language))}</Text>;
  }
  if (turn.state !== 'reserve') return <Text>{text.awaitsAward}</Text>;
  return (
    <View>
      <Text className="turn-headline">{text.reserve(whole(turn.place))}</Text>
      <Text className="quiet">{text.reserveText}</Text>
    </View>
  );
};

export const DrawBlock = (props: DrawProps) => {
  const text = useTurnText();
  const language = useLanguage();
  const { standing, now, campaign, reload } = props;
  const { round, registration, award } = standing;
  const open = round.registerFrom <= now && now < round.registerUntil;
  return (
    <View>
      <View className="block">
        <View className="row">
          <Text className="block-title">{text.round(round.round, round.rounds)}</Text>
          {registration === null ? null : <StatusTag tone="good">{text.registered}</StatusTag>}
        </View>
        <SoFar standing={standing} />
        {registration === null ? null : (
          <Text className="quiet figure turn-entry-id">{text.entry(registration.entryId)}</Text>
        )}
        {now < round.registerFrom ? <Text>{text.registerFrom(dateTime(round.registerFrom, language))}</Text> : null}
        {open ? <Registering {...props} /> : null}
        {round.registerUntil <= now && award === null ? <Closed standing={standing} now={now} /> : null}
      </View>
      {award === null ? null : <AwardBlock campaign={campaign} award={award} now={now} reload={reload} />}
      <DrawProof round={round} />
    </View>
  );
};
