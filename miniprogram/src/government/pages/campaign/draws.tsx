import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { confirmPublicValue, enterPublicValue, listDrawRounds } from '@luhuan/shared/api/draws';
import type { ManagedRound } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import { fallbackFrom, roundFor } from '@luhuan/shared/draw/public-seed';
import { may } from '@luhuan/shared/person/permission';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { whole } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import type { ComponentProps } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { moment } from '../../period.ts';
import type { DrawsTexts } from '../../text/draws-zh-cn.ts';
import { useDrawsText } from '../../text/use-draws-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { PublicValueSteps } from '../../ui/public-value.tsx';
import { useOfficer } from '../../use-officer.ts';

type RoundState = keyof DrawsTexts['state'];

/** Where a round is on its way; what waits for an officer is told from what waits for the clock. */
const stateOf = ({ registerFrom, registerUntil, closed }: ManagedRound, now: Instant): RoundState => {
  if (closed === null) return now < registerFrom ? 'not-open' : now < registerUntil ? 'registering' : 'closing';
  if (closed.state === 'drawn') return 'drawn';
  if (closed.confirmedBy !== null) return 'drawing';
  if (closed.entered !== null) return 'awaits-confirmation';
  return now < closed.seedFrom ? 'awaits-time' : 'awaits-value';
};

const TONE = {
  'not-open': 'wait',
  registering: 'good',
  closing: 'wait',
  'awaits-time': 'wait',
  'awaits-value': 'money',
  'awaits-confirmation': 'money',
  drawing: 'good',
  drawn: 'good',
} as const;

/** What is known of a round by now, name by name. */
const factsOf = (round: ManagedRound, text: DrawsTexts, language: 'zh-CN' | 'en'): (readonly [string, string])[] => {
  const { registerFrom, registerUntil, drawnAt, counted, closed, seedRule } = round;
  const at = (instant: Instant) => moment(instant, language);
  const source = SEED_WORDS[seedRule.source][language];
  const from = closed?.seedFrom ?? drawnAt;
  const wanted = roundFor(seedRule.source, from);
  return [
    [text.registerFrom, at(registerFrom)],
    [text.registerUntil, at(registerUntil)],
    [text.drawnAt, at(drawnAt)],
    ...(closed !== null
      ? [[text.listed, text.listedWords(whole(closed.entries), whole(closed.units))] as const]
      : counted === null
        ? []
        : [[text.registered, text.people(whole(counted.registered), at(counted.countedAt))] as const]),
    [text.source, text.sourceWords(source.name, source.which)],
    [text.wanted, text.wantedWords(wanted.round, at(wanted.publishedAt))],
    [text.fallback, text.fallbackWords(SEED_WORDS[seedRule.fallback][language].name, at(fallbackFrom(seedRule, from)))],
  ];
};

type RoundProps = { managed: ManagedCampaign; round: ManagedRound; now: Instant; onDone: () => void };

const Round = ({ managed, round, now, onDone }: RoundProps) => {
  const text = useDrawsText();
  const language = useLanguage();
  const { category, closed } = round;
  const { campaignId } = managed.campaign;
  const person = useOfficer().signed?.person;
  const params = { campaignId, category, round: round.round };
  const steps: Pick<ComponentProps<typeof PublicValueSteps>, 'mayEnter' | 'mayConfirm' | 'enter' | 'confirm'> = {
    mayEnter: may(person, 'enterPublicValue'),
    mayConfirm: may(person, 'confirmPublicValue'),
    enter: (key, body) => call(send, enterPublicValue, { key, params, body }),
    confirm: (key, value) => call(send, confirmPublicValue, { key, params, body: { value } }),
  };
  const state = stateOf(round, now);
  return (
    <View className="campaign-did" ariaRole="listitem">
      <View className="row">
        <Text className="campaign-category-name">
          {text.round(CATEGORY_NAME[language][category], round.round, round.rounds)}
        </Text>
        <StatusTag tone={TONE[state]}>{text.state[state]}</StatusTag>
      </View>
      <View className="draw-facts">
        {factsOf(round, text, language).map(([name, words]) => (
          <View key={name}>
            <Text className="quiet">{name}</Text>
            <Text className="campaign-line">{words}</Text>
          </View>
        ))}
      </View>
      {closed === null ? null : <CopyLine name={text.listHash} value={closed.listHash} />}
      {closed?.state === 'drawn' ? (
        <View>
          <CopyLine name={`${text.publicValue} ${closed.publicValue.round}`} value={closed.publicValue.value} />
          <CopyLine name={text.link} value={closed.publicValue.link} />
          <CopyLine name={text.winnersHash} value={closed.winnersHash} />
        </View>
      ) : null}
      {closed?.state === 'listed' && now >= closed.seedFrom ? (
        <PublicValueSteps
          {...steps}
          subject={`${campaignId}:${category}:${round.round}`}
          listed={closed}
          now={now}
          onDone={onDone}
        />
      ) : null}
    </View>
  );
};

/** What needs somebody comes first, then what was drawn last. */
const URGENT: readonly RoundState[] = ['awaits-value', 'awaits-confirmation'];
const urgentFirst = (items: readonly ManagedRound[], now: Instant): ManagedRound[] =>
  items.toSorted(
    (a, b) => Number(URGENT.includes(stateOf(b, now))) - Number(URGENT.includes(stateOf(a, now))) || b.round - a.round,
  );

/** The rounds of a draw: how many registered, what was published, and the public value where it is missing. */
export const Draws = ({ managed, now, reload }: { managed: ManagedCampaign; now: Instant; reload: () => void }) => {
  const text = useDrawsText();
  const { campaignId, version } = managed.campaign;
  const screen = useLoad(
    () => call(send, listDrawRounds, { params: { campaignId } }),
    `rounds:${campaignId}:${version}`,
  );
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <DeskShown screen={screen}>
        {({ items }, again) =>
          items.length === 0 ? (
            <Text className="quiet">{text.none}</Text>
          ) : (
            <View ariaRole="list">
              {urgentFirst(items, now).map((round) => (
                <Round
                  key={`${round.category} ${round.round}`}
                  managed={managed}
                  round={round}
                  now={now}
                  onDone={() => {
                    again();
                    reload();
                  }}
                />
              ))}
            </View>
          )
        }
      </DeskShown>
    </View>
  );
};
