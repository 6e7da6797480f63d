import { dateTime, deadline } from '@luhuan/shared/text/format';
import { type RewardOrder, isToCollect } from '@luhuan/shared/reward/reward';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { useHandOut } from './use-rewards.ts';

const TONE = { ordered: 'wait', won: 'good', collected: 'good', refunded: 'wait' } as const;

const Facts = ({ order }: { order: RewardOrder }) => {
  const text = useRewardsText();
  const language = useLanguage();
  const { title, state, orderedAt, collectBy, endedAt, ticket } = order;
  const waits = isToCollect(order);
  return (
    <View>
      <View className="row">
        <Text className="block-title">{title}</Text>
        <StatusTag tone={TONE[state]}>{state === 'ordered' && !waits ? text.ticket : text.state[state]}</StatusTag>
      </View>
      {ticket === undefined ? null : <Text>{text.prize(ticket.prize)}</Text>}
      <Text className="quiet figure">{text.cost(order.costPoints)}</Text>
      <Text className="quiet figure">{text.orderedAt(dateTime(orderedAt, language))}</Text>
      {waits ? <Text className="quiet figure">{text.collectBy(deadline(collectBy, language))}</Text> : null}
      {state === 'ordered' && !waits ? <Text>{text.notWon}</Text> : null}
      {endedAt === null ? null : <Text className="quiet figure">{text.endedAt(dateTime(endedAt, language))}</Text>}
    </View>
  );
};

/** A resident is at the counter with a code. */
export const HandOut = () => {
  const text = useRewardsText();
  const { entry, edit, wrong, find, found, sent, clear, confirming, confirm, handOut } = useHandOut();
  const missing = found.state === 'refused' && found.problem.code === 'NotFound';
  return (
    <View className="block">
      <Field
        name="reward-code"
        label={text.code}
        value={entry}
        onChange={edit}
        hint={text.codeHint}
        error={wrong ? text.codeWrong : undefined}
        onEnter={find}
        maxLength={12}
      />
      <PushButton kind="secondary" onPush={find}>
        {text.find}
      </PushButton>
      <View ariaLive="polite">
        {missing ? (
          <Standing sheet="empty" title={text.notFound} text={text.notFoundText} />
        ) : (
          <Shown screen={found} reader="officer">
            {(order) =>
              order === null ? null : (
                <View className="rewards-found">
                  <Facts order={order} />
                  <Written sent={sent} reader="officer" askAgain={() => void handOut()} onEdit={clear} />
                  {isToCollect(order) ? (
                    <PushButton disabled={sent.state === 'sending'} onPush={() => confirm(true)}>
                      {sent.state === 'sending' ? text.busy : text.handOut}
                    </PushButton>
                  ) : null}
                </View>
              )
            }
          </Shown>
        )}
      </View>
      <Confirm
        visible={confirming}
        title={text.handOutTitle}
        text={text.handOutText}
        yes={text.handOut}
        onYes={() => void handOut()}
        onNo={() => confirm(false)}
      />
    </View>
  );
};
