import { type WalletVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import type { Instant } from '@luhuan/shared/clock';
import { claimReceiptId, redemptionReceiptId } from '@luhuan/shared/receipt/receipt-id';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { deadline } from '@luhuan/shared/text/format';
import { CODE_SECONDS, codeAt } from '@luhuan/shared/voucher/rotating-code';
import { type ReturnedVoucher, reservationAt } from '@luhuan/shared/voucher/voucher';
import { Dialog } from '@nutui/nutui-react-taro';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useOnce } from '../../api/use-once.ts';
import { useLanguage, useText } from '../../text/use-text.ts';
import { ActingBanner, subjectFor, useActing } from '../../ui/acting-banner.tsx';
import { inFours, spelled } from '../../ui/grouped.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { ReturnsBlock } from '../../ui/returns-block.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Refused, Shown, Unknown, WhyLink } from '../../ui/standing.tsx';
import { VoucherCard } from '../../ui/voucher-card.tsx';
import { Waterfall } from '../../ui/waterfall.tsx';
import type { VoucherPage } from './use-voucher.ts';
import './voucher.scss';

/** Code, digits and the next step in one sentence; nothing else. */
type CodeProps = { held: WalletVoucher; secret: string; reserved: boolean; now: Instant };

const CodeBlock = ({ held, secret, reserved, now }: CodeProps) => {
  const text = useText();
  const language = useLanguage();
  const { voucher } = held;
  const { qrText, digits, remainingMs } = codeAt(secret, voucher.voucherId, now);
  const seconds = Math.ceil(remainingMs / 1_000);
  const name = CATEGORY_NAME[language][voucher.category];
  return (
    <View className="block voucher-code">
      <Text className="voucher-name">{`${name} · ${text.home.upTo(voucher.capFen)}`}</Text>
      <Text className="quiet">{text.common.until(deadline(voucher.expiresAt, language))}</Text>
      <View
        className="voucher-ring"
        style={{ '--part': `${Math.round((seconds / CODE_SECONDS) * 100)}%` } as Record<string, string>}
      >
        <QrCode text={qrText} label={text.voucher.codeLabel(name)} />
      </View>
      <Text className="quiet">{text.voucher.seconds(seconds)}</Text>
      <Text className="voucher-hint" ariaLive="polite">
        {voucher.channel === 'online'
          ? text.voucher.onlineHint
          : reserved
            ? text.voucher.reservedText
            : text.voucher.hint}
      </Text>
      <Text className="voucher-digits" ariaLabel={`${text.voucher.digits} ${spelled(digits)}`}>
        {[digits.slice(0, 8), digits.slice(8)].map((half) => (
          <Text key={half} className="voucher-half">
            {inFours(half)}
          </Text>
        ))}
      </Text>
      <Text className="quiet">{text.voucher.noScreenshot}</Text>
    </View>
  );
};

const GiveBack = ({ held, onDone }: { held: WalletVoucher; onDone: () => void }) => {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { voucherId } = held.voucher;
  const acting = useActing();
  const { sent, submit, clear } = useOnce(subjectFor(acting, `give-back:${voucherId}`), (key) =>
    call(send, giveBackVoucher, { key, params: { voucherId }, body: {} }),
  );
  const giveBack = () => {
    setAsking(false);
    void submit().then(({ state }) => (state === 'done' ? onDone() : undefined));
  };
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={giveBack} />;
  return (
    <View className="voucher-give-back">
      <PushButton kind="danger" disabled={sent.state === 'sending'} onPush={() => setAsking(true)}>
        {text.voucher.giveBack}
      </PushButton>
      <Dialog
        visible={asking}
        title={text.voucher.giveBackTitle}
        onClose={() => setAsking(false)}
        footer={
          <View className="voucher-dialog">
            <PushButton kind="secondary" onPush={() => setAsking(false)}>
              {text.common.cancel}
            </PushButton>
            <PushButton kind="danger" onPush={giveBack}>
              {text.voucher.giveBackConfirm}
            </PushButton>
          </View>
        }
      >
        {text.voucher.giveBackText}
      </Dialog>
    </View>
  );
};

const Receipt = ({ redemption, shopName }: { redemption: Redemption; shopName: string | null }) => {
  const text = useText();
  const { serialNumber, imeis, invoiceNumber } = redemption;
  const imeiRows = imeis.map((imei, at) => [imeis.length === 1 ? 'IMEI' : `IMEI ${at + 1}`, inFours(imei)] as const);
  const rows = [
    [text.voucher.shop, shopName ?? ''],
    [text.voucher.serial, inFours(serialNumber)],
    ...imeiRows,
    [text.voucher.invoice, inFours(invoiceNumber)],
  ] as const;
  return (
    <View className="block">
      <Text className="block-title">{text.voucher.receipt}</Text>
      <Waterfall quote={redemption.quote} />
      {rows.map(([name, value]) => (
        <View key={name} className="row">
          <Text className="quiet">{name}</Text>
          <Text className="figure voucher-value">{value}</Text>
        </View>
      ))}
      <ReturnsBlock redemption={redemption} />
      <View className="voucher-points">
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/pages/points/index' })}>
          {text.voucher.points}
        </PushButton>
        <PushButton kind="plain" onPush={() => void Taro.navigateTo({ url: '/shopping/pages/owned/index' })}>
          {text.recall.owned}
        </PushButton>
      </View>
    </View>
  );
};

/** What becomes of the right to the category now that the goods are back. */
const Right = ({ voucher: { returnedAt, restoredUntil } }: { voucher: ReturnedVoucher }) => {
  const text = useText().returns;
  const language = useLanguage();
  const words = (() => {
    if (restoredUntil === null) return text.right.restore;
    return restoredUntil <= returnedAt ? text.right.consume : text.restoredUntil(deadline(restoredUntil, language));
  })();
  return (
    <View className="block">
      <Text>{words}</Text>
    </View>
  );
};

/** Online vouchers are for orders; one for a shop can be printed for who has no phone. */
const Elsewhere = ({ held: { voucher } }: { held: WalletVoucher }) => {
  const text = useText().voucher;
  const page = voucher.channel === 'online' ? 'order' : 'card';
  const open = () => void Taro.navigateTo({ url: `/shopping/pages/${page}/index?voucherId=${voucher.voucherId}` });
  return (
    <PushButton kind={page === 'order' ? 'primary' : 'plain'} onPush={open}>
      {page === 'order' ? text.toOrder : text.toCard}
    </PushButton>
  );
};

export const VoucherView = ({ page }: { page: VoucherPage }) => {
  const text = useText();
  const acting = useActing();
  return (
    <Screen title={text.voucher.title} parent="/pages/wallet/index">
      <ActingBanner />
      <Shown screen={page.screen}>
        {(held, reload) => {
          const { voucher, secret, redemption, shopName } = held;
          const reserved = reservationAt(voucher, page.now) !== null;
          return (
            <View>
              {secret === null || voucher.status !== 'held' || page.now >= voucher.expiresAt ? (
                <VoucherCard held={held} now={page.now} onOpen={() => undefined} />
              ) : (
                <View>
                  {voucher.channel === 'online' ? <Elsewhere held={held} /> : null}
                  <CodeBlock held={held} secret={secret} reserved={reserved} now={page.now} />
                  {voucher.channel === 'store' ? <Elsewhere held={held} /> : null}
                  {reserved ? null : <GiveBack held={held} onDone={reload} />}
                </View>
              )}
              {voucher.status === 'returned' ? <Right voucher={voucher} /> : null}
              {redemption === null ? null : <Receipt redemption={redemption} shopName={shopName} />}
              {acting === null ? (
                <WhyLink receiptId={redemption === null ? claimReceiptId(voucher) : redemptionReceiptId(redemption)} />
              ) : null}
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
