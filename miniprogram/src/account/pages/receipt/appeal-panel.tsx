import type { Appeal } from '@luhuan/shared/appeal/appeal';
import { GROUNDS } from '@luhuan/shared/appeal/appeal';
import { REPLY_WORKING_DAYS } from '@luhuan/shared/appeal/working-days';
import type { ReceiptId } from '@luhuan/shared/ids';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useReceiptText } from '../../text/use-receipt-text.ts';
import { useAppeal } from './use-receipt.ts';

/** The appeal as it stands: waiting, or with its answer. */
export const AppealStanding = ({ appeal }: { appeal: Appeal }) => {
  const text = useReceiptText();
  const language = useLanguage();
  return (
    <View className="block" ariaLive="polite">
      <Text className="block-title">{text.appeal}</Text>
      <Text>{text.ground[appeal.ground]}</Text>
      <Text className="quiet">{text.opened(dateTime(appeal.openedAt, language))}</Text>
      {appeal.status === 'open' ? (
        <Text className="quiet">{text.waiting(REPLY_WORKING_DAYS)}</Text>
      ) : (
        <View className="receipt-answer">
          <Text className="receipt-answer-title">{text.outcome[appeal.answer.outcome]}</Text>
          <Text>{appeal.answer.reason[language]}</Text>
          <Text className="quiet">{text.answeredAt(dateTime(appeal.answeredAt, language))}</Text>
        </View>
      )}
    </View>
  );
};

type AppealPanelProps = { receiptId: ReceiptId; reload: () => void };

const Choice = ({ receiptId, reload }: AppealPanelProps) => {
  const text = useReceiptText();
  const { ground, choose, sent, open, readAgain } = useAppeal(receiptId, reload);
  const busy = sent.state === 'sending';
  return (
    <View>
      <Text className="quiet">{text.appealText(REPLY_WORKING_DAYS)}</Text>
      <View className="receipt-grounds" ariaLabel={text.groundLabel}>
        {GROUNDS.map((one) => (
          <PushButton
            key={one}
            kind="bare"
            className={`receipt-ground ${one === ground ? 'receipt-ground-chosen' : ''}`}
            selected={one === ground}
            disabled={busy}
            onPush={() => choose(one)}
          >
            {text.ground[one]}
          </PushButton>
        ))}
      </View>
      <Written reader="shopper" sent={sent} askAgain={open} onEdit={readAgain} />
      <PushButton disabled={busy || ground === undefined} onPush={open}>
        {busy ? text.sending : text.send}
      </PushButton>
    </View>
  );
};

/** "I think this is wrong": one press opens what can be wrong, another sends it. */
export const AppealPanel = (props: AppealPanelProps) => {
  const text = useReceiptText();
  const [asking, setAsking] = useState(false);
  return (
    <View className="block">
      {asking ? (
        <Choice {...props} />
      ) : (
        <PushButton kind="secondary" expanded={false} onPush={() => setAsking(true)}>
          {text.appeal}
        </PushButton>
      )}
    </View>
  );
};
