import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Waterfall } from '../../../ui/waterfall.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { Trouble } from '../../ui/trouble.tsx';
import type { DraftAt } from './draft.ts';
import { errorOf } from './entry-check.ts';
import { askedAtTill } from './sale.ts';
import { EvidenceFields } from '../../evidence/evidence-fields.tsx';
import { EntryFields } from './entry-fields.tsx';
import { Over } from './over.tsx';
import { type Amounts, TillHead } from './till-head.tsx';
import { type Enter, useEnter } from './use-enter.ts';
import type { LiveQuote } from './use-goods.ts';

const VoucherBlock = ({ enter }: { enter: Enter }) => {
  const text = useRetailerText();
  const category = CATEGORY_NAME[useLanguage()];
  const { voucher, campaignTitle } = enter.draft.preview;
  return (
    <View className="block">
      <View className="row">
        <Text className="till-voucher">{text.enter.voucher(category[voucher.category])}</Text>
        <PushButton kind="plain" onPush={enter.rescan}>
          {text.till.rescan}
        </PushButton>
      </View>
      <Text className="quiet">{campaignTitle}</Text>
      <Text className="money">{text.enter.upTo(voucher.capFen)}</Text>
    </View>
  );
};

const QuoteContent = ({ live }: { live: LiveQuote }) => {
  const text = useRetailerText().enter;
  switch (live.state) {
    case 'none':
      return <Text className="quiet">{text.quoteNone}</Text>;
    case 'working':
      return <Text className="quiet">{text.quoting}</Text>;
    case 'unreachable':
      return <Trouble words={text.quoteUnreachable} retry={live.retry} />;
    case 'refused':
      return (
        <View>
          <Text className="trouble">{live.problem.title}</Text>
          <Text className="quiet">{live.problem.remedy.cashier?.text ?? ''}</Text>
        </View>
      );
    case 'quoted':
      return <Waterfall quote={live.quote} />;
  }
};

const amountsOf = ({ live, draft }: Enter): Amounts => {
  switch (live.state) {
    case 'quoted':
      return { state: 'quoted', subsidyFen: live.quote.subsidyFen, payFen: live.quote.payFen };
    case 'refused':
      return { state: 'none' };
    case 'none':
    case 'working':
    case 'unreachable':
      return { state: 'up-to', capFen: draft.preview.voucher.capFen };
  }
};

/** Step 2: what is sold, and the amount it comes to. */
export const EnterStep = ({ draft }: { draft: DraftAt<'enter'> }) => {
  const { enter: text, evidence } = useRetailerText();
  const enter = useEnter(draft);
  const { now, live, first, attention } = enter;
  const { until } = draft.preview.reservation;
  return (
    <View>
      <TillHead step="enter" amounts={amountsOf(enter)} left={{ now, until }} />
      {now >= until ? (
        <Over onRescan={enter.rescan} />
      ) : (
        <View className="columns">
          <View>
            <VoucherBlock enter={enter} />
            <EntryFields enter={enter} />
            <EvidenceFields
              kinds={askedAtTill(draft.preview)}
              brought={enter.brought}
              error={errorOf(enter, 'evidence', evidence.missing)}
              onBrought={enter.bring}
            />
          </View>
          <View>
            <View className="block" ariaLive="polite">
              <Text className="block-title">{text.quoteTitle}</Text>
              <QuoteContent live={live} />
            </View>
            {attention.tried && first !== undefined ? (
              <Text className="trouble">{first === 'evidence' ? evidence.missing : text.missing}</Text>
            ) : null}
            <PushButton disabled={!enter.mayPush} onPush={enter.next}>
              {live.state === 'working' ? text.quoting : text.next}
            </PushButton>
          </View>
        </View>
      )}
    </View>
  );
};
