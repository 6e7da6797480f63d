import type { PrintedCard } from '@luhuan/shared/api/cards';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { ActingBanner } from '../../../ui/acting-banner.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Refused, Standing, Unknown } from '../../../ui/standing.tsx';
import { useCardText } from '../../text/use-order-text.ts';
import type { CardPage } from './use-card.ts';
import './card.scss';

/** The digits on one line, the letters on the next. */
const HALF = 11;

/** What is printed: large, black on white, whatever the screen looks like. */
const Paper = ({ card }: { card: PrintedCard }) => {
  const text = useCardText().card;
  const language = useLanguage();
  const rows = [
    [text.until, deadline(card.expiresAt, language)],
    [text.where, text.shops(card.regionName)],
    [text.bring, text.bringWhat],
  ] as const;
  return (
    <View className="card-paper">
      <Text className="card-head">{text.head}</Text>
      <Text className="card-title">{CATEGORY_NAME[language][card.category]}</Text>
      <Text className="card-amount">{text.upTo(card.capFen)}</Text>
      <QrCode text={card.qrText} label={text.code} />
      <Text className="card-small">{text.typed}</Text>
      {[card.typed.slice(0, HALF), card.typed.slice(HALF + 1)].map((half) => (
        <Text key={half} className="card-typed">
          {half}
        </Text>
      ))}
      {rows.map(([name, value]) => (
        <View key={name} className="card-row">
          <Text className="card-name">{name}</Text>
          <Text className="card-value">{value}</Text>
        </View>
      ))}
      <Text className="card-small">{`${card.campaignTitle} · ${text.nth(card.generation)}`}</Text>
      <Text className="card-small">{text.lost}</Text>
    </View>
  );
};

type Question = 'again' | 'stop';

const Printed = ({ page, card }: { page: CardPage; card: PrintedCard }) => {
  const text = useCardText();
  const [asking, setAsking] = useState<Question>();
  const web = process.env['TARO_ENV'] === 'h5';
  const answer = () => {
    setAsking(undefined);
    if (asking === 'stop') page.stop();
    else page.print();
  };
  return (
    <View>
      <Paper card={card} />
      <View className="card-actions">
        {web ? <PushButton onPush={() => window.print()}>{text.toPrinter}</PushButton> : null}
        <Text className="quiet">{text.onPhone}</Text>
        <PushButton kind="secondary" onPush={() => setAsking('again')}>
          {text.again}
        </PushButton>
        <PushButton kind="danger" onPush={() => setAsking('stop')}>
          {text.stop}
        </PushButton>
      </View>
      <Confirm
        visible={asking !== undefined}
        title={asking === 'stop' ? text.stopTitle : text.againTitle}
        text={asking === 'stop' ? text.stopText : text.againText}
        yes={asking === 'stop' ? text.stopYes : text.againYes}
        onYes={answer}
        onNo={() => setAsking(undefined)}
      />
    </View>
  );
};

const Before = ({ page }: { page: CardPage }) => {
  const text = useCardText();
  const [asking, setAsking] = useState(false);
  const busy = page.printed.state === 'sending' || page.stopped.state === 'sending';
  return (
    <View>
      <View className="block">
        <Text className="block-title">{text.what}</Text>
        {text.how.map((line) => (
          <Text key={line} className="card-line">
            {`· ${line}`}
          </Text>
        ))}
      </View>
      <View className="card-actions">
        <PushButton disabled={busy} onPush={page.print}>
          {busy ? text.making : text.print}
        </PushButton>
        <PushButton kind="danger" disabled={busy} onPush={() => setAsking(true)}>
          {text.stop}
        </PushButton>
      </View>
      <Confirm
        visible={asking}
        title={text.stopTitle}
        text={text.stopText}
        yes={text.stopYes}
        onYes={() => {
          setAsking(false);
          page.stop();
        }}
        onNo={() => setAsking(false)}
      />
    </View>
  );
};

const Content = ({ page }: { page: CardPage }) => {
  const text = useCardText();
  const { printed, stopped } = page;
  const toVoucher = () => void Taro.redirectTo({ url: `/pages/voucher/index?voucherId=${page.voucherId}` });
  if (stopped.state === 'done')
    return (
      <Standing
        sheet="done"
        title={text.stopped}
        text={text.stoppedText}
        button={{ text: text.toVoucher, onPush: toVoucher }}
      />
    );
  for (const sent of [stopped, printed])
    if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={page.clear} />;
  if (stopped.state === 'unknown') return <Unknown askAgain={page.stop} />;
  if (printed.state === 'unknown') return <Unknown askAgain={page.print} />;
  return printed.state === 'done' ? <Printed page={page} card={printed.value} /> : <Before page={page} />;
};

export const CardView = ({ page }: { page: CardPage }) => (
  <Screen title={useCardText().title} parent="/pages/wallet/index" className="card-screen">
    <ActingBanner />
    <View ariaLive="polite">
      <Content page={page} />
    </View>
  </Screen>
);
