import type { ReceiptView } from '@luhuan/shared/api/receipts';
import type { ReceiptId } from '@luhuan/shared/ids';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Waterfall } from '../../../ui/waterfall.tsx';
import { useDelegatesText } from '../../text/use-delegates-text.ts';
import { useReceiptText } from '../../text/use-receipt-text.ts';
import { AppealPanel, AppealStanding } from './appeal-panel.tsx';
import { type ReceiptPage, useReceipt, useSaving } from './use-receipt.ts';
import './receipt.scss';

const TONE = { eligible: 'good', refused: 'bad', unknown: 'wait' } as const;
/** Enough of a fingerprint to tell one version of the rules from another. */
const SHORT = 12;

type OfView = { view: ReceiptView };

const Head = ({ view: { receipt, campaignTitle } }: OfView) => {
  const text = useReceiptText();
  const language = useLanguage();
  const { moment, facts, decision, at } = receipt;
  return (
    <View className="block">
      <View className="row">
        <Text className="block-title">{`${text.moment[moment]} · ${CATEGORY_NAME[language][facts.category]}`}</Text>
        <StatusTag tone={TONE[decision.result]}>{text.result[decision.result]}</StatusTag>
      </View>
      <Text>{campaignTitle}</Text>
      <Text className="quiet figure">{text.decidedAt(dateTime(at, language))}</Text>
    </View>
  );
};

const Proof = ({ view: { receipt, hash, signed } }: OfView) => {
  const text = useReceiptText();
  const language = useLanguage();
  const { failed, save } = useSaving(receipt.receiptId, signed?.line);
  const { revision } = receipt.decision;
  return (
    <View className="block">
      <Text className="block-title">{text.proof}</Text>
      <Text className="quiet">{text.proofText}</Text>
      <Text className="quiet receipt-hash">{text.revision(revision.number, revision.hash.slice(0, SHORT))}</Text>
      <Text className="receipt-hash">{text.hash(hash)}</Text>
      <Text>{signed === null ? text.unsigned : `✓ ${text.signedAt(dateTime(signed.at, language))}`}</Text>
      <View ariaLive="polite">{failed ? <Text className="receipt-failed">{text.saveFailed}</Text> : null}</View>
      <PushButton kind="secondary" className="receipt-save" disabled={signed === null} onPush={save}>
        {text.save}
      </PushButton>
    </View>
  );
};

const Whole = ({ view, reload }: OfView & { reload: () => void }) => {
  const text = useReceiptText();
  const { receipt, reasons, appeal } = view;
  return (
    <View>
      <Head view={view} />
      <View className="block">
        <Text className="block-title">{text.checks}</Text>
        <CheckList checks={receipt.decision.checks} reasons={reasons} />
      </View>
      {receipt.quote === null ? null : (
        <View className="block">
          <Text className="block-title">{text.price}</Text>
          <Waterfall quote={receipt.quote} />
        </View>
      )}
      {appeal === null ? (
        <AppealPanel receiptId={receipt.receiptId} reload={reload} />
      ) : (
        <AppealStanding appeal={appeal} />
      )}
      <Proof view={view} />
    </View>
  );
};

const Missing = ({ again }: { again?: () => void }) => {
  const text = useReceiptText();
  const retry = useText().common.retry;
  return (
    <Standing
      sheet="empty"
      title={text.missing}
      text={text.missingText}
      {...(again === undefined ? {} : { button: { text: retry, onPush: again } })}
    />
  );
};

const Loaded = ({ receiptId }: { receiptId: ReceiptId }) => {
  const screen = useReceipt(receiptId);
  if (screen.state === 'refused' && screen.problem.code === 'NotFound') return <Missing again={screen.retry} />;
  return <Shown screen={screen}>{(view, reload) => <Whole view={view} reload={reload} />}</Shown>;
};

export const ReceiptPageView = ({ page: { signedIn, receiptId } }: { page: ReceiptPage }) => {
  const text = useReceiptText();
  const { signInFirst } = useDelegatesText();
  return (
    <Screen title={text.title} parent="/pages/wallet/index">
      {!signedIn ? (
        <SignInFirst title={signInFirst} text={text.signInText} />
      ) : receiptId === undefined ? (
        <Missing />
      ) : (
        <Loaded receiptId={receiptId} />
      )}
    </Screen>
  );
};
