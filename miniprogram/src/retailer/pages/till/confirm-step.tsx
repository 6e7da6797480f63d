import type { Problem } from '@luhuan/shared/refusal/problem';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Waterfall } from '../../../ui/waterfall.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { ImeiLines, ModelLine, NumberLine, ReadLine } from '../../ui/receipt.tsx';
import type { NotRecorded } from '../../queue/phone-queue.ts';
import type { DraftAt } from './draft.ts';
import { HandoverLines } from './handover-fields.tsx';
import { Over } from './over.tsx';
import { TillHead } from './till-head.tsx';
import { useConfirm } from './use-confirm.ts';

type ConfirmStepProps = { draft: DraftAt<'confirm'> };

const SaleBlock = ({ draft }: ConfirmStepProps) => {
  const text = useRetailerText();
  const category = CATEGORY_NAME[useLanguage()];
  const { preview, sale, model, quote } = draft;
  return (
    <View className="block">
      <Text className="block-title">{text.confirm.title}</Text>
      <View className="columns">
        <Waterfall quote={quote} />
        <View>
          <ModelLine model={model} />
          <ReadLine name={text.receipt.voucher} value={category[preview.voucher.category]} />
          {preview.claimedByDelegate ? (
            <ReadLine name={text.receipt.claimedBy} value={text.receipt.byDelegate} />
          ) : null}
          <NumberLine name={text.receipt.serialNumber} value={sale.serialNumber} />
          <ImeiLines imeis={sale.imeis} />
          <NumberLine name={text.receipt.invoiceNumber} value={sale.invoiceNumber} />
          <HandoverLines draft={draft} />
        </View>
      </View>
    </View>
  );
};

const Buttons = ({ sending, sure, back }: { sending: boolean; sure: () => void; back: () => void }) => {
  const text = useRetailerText().confirm;
  return (
    <View className="till-buttons" ariaLive="polite">
      {sending ? <StatusTag tone="wait">{text.recorded}</StatusTag> : null}
      <PushButton disabled={sending} onPush={sure}>
        {sending ? text.sending : text.sure}
      </PushButton>
      {sending ? null : (
        <PushButton kind="secondary" onPush={back}>
          {text.back}
        </PushButton>
      )}
    </View>
  );
};

type HeldProps = { trouble: Problem | null; askAgain: () => void; nextCustomer: () => void };

/** Nobody has answered for good: the queue goes on asking, and the till is free for the next customer. */
const Held = ({ trouble, askAgain, nextCustomer }: HeldProps) => {
  const text = useRetailerText().queue;
  const { common } = useText();
  return (
    <View>
      <Standing
        sheet="unknown"
        title={common.unknownTitle}
        text={trouble === null ? text.heldBack : common.pair(trouble.title, text.heldBack)}
        button={{ text: common.askAgain, onPush: askAgain }}
      />
      <PushButton kind="secondary" className="till-next" onPush={nextCustomer}>
        {text.nextCustomer}
      </PushButton>
    </View>
  );
};

/** Nothing was stored, so nothing was sent. */
const NotKept = ({ why, sure, toQueue }: { why: NotRecorded; sure: () => void; toQueue: () => void }) => {
  const text = useRetailerText().queue;
  const { common } = useText();
  const button = why === 'full' ? { text: text.toQueue, onPush: toQueue } : { text: common.retry, onPush: sure };
  return <Standing sheet="refused" title={text.notRecorded[why]} text={text.notRecordedText[why]} button={button} />;
};

/** Step 3: the till's own device confirms; the shopper's screen proves nothing. */
export const ConfirmStep = ({ draft, toQueue }: ConfirmStepProps & { toQueue: () => void }) => {
  const { confirming, now, sure, rescan, follow, back, nextCustomer } = useConfirm(draft);
  const { quote, preview } = draft;
  const content = () => {
    switch (confirming.state) {
      case 'over':
        return <Over onRescan={rescan} />;
      case 'refused':
        return <Refused problem={confirming.problem} reader="cashier" onEdit={() => follow(confirming.problem)} />;
      case 'not-recorded':
        return <NotKept why={confirming.why} sure={sure} toQueue={toQueue} />;
      case 'unknown':
        return (
          <View>
            <Held trouble={confirming.trouble} askAgain={sure} nextCustomer={nextCustomer} />
            <SaleBlock draft={draft} />
          </View>
        );
      case 'ready':
      case 'sending':
        return (
          <View>
            <SaleBlock draft={draft} />
            <Buttons sending={confirming.state === 'sending'} sure={sure} back={back} />
          </View>
        );
    }
  };
  return (
    <View>
      <TillHead
        step="confirm"
        amounts={{ state: 'quoted', subsidyFen: quote.subsidyFen, payFen: quote.payFen }}
        {...(confirming.state === 'ready' ? { left: { now, until: preview.reservation.until } } : {})}
      />
      {content()}
    </View>
  );
};
