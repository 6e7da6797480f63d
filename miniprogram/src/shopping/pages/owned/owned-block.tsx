import { Day, dayOf, epochMs, startOf } from '@luhuan/shared/clock';
import { type Bought, type OwnedAppliance, type Warranty, idOf } from '@luhuan/shared/owned/owned';
import { type DueClock, type SafeClock, isDue, safeClock } from '@luhuan/shared/owned/safe-clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { EnergyLabel } from '../../../ui/energy-label.tsx';
import { GradeMark } from '../../../ui/grade-mark.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { RecallNotice } from '../../../ui/recall-notice.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useOwnedText } from '../../text/use-owned-text.ts';
import { type OwnedPage, useRemoving } from './use-owned.ts';

const TONE = {
  'not-covered': 'wait',
  build: 'wait',
  fine: 'good',
  plan: 'money',
  overdue: 'bad',
  'stop-use': 'bad',
} as const;
const DAY_MS = 86_400_000;

const boughtWords = (bought: Bought, language: 'zh-CN' | 'en', year: (year: string) => string): string => {
  const day = Day.safeParse(bought);
  return day.success ? date(startOf(day.data), language) : year(bought);
};

/** How much of the safe life is over, as a bar and in words. */
const SafeBand = ({ clock, bought }: { clock: SafeClock; bought: Bought }) => {
  const text = useOwnedText().safe;
  const known = 'lifeYears' in clock ? clock : null;
  const over = known === null ? 0 : Math.min(100, Math.round((1 - known.monthsLeft / (known.lifeYears * 12)) * 100));
  return (
    <View className="owned-safe">
      <View className="row">
        <Text className="quiet">{text.title}</Text>
        <StatusTag tone={TONE[clock.state]}>{text.state[clock.state]}</StatusTag>
      </View>
      {known === null ? null : (
        <View>
          <View className="owned-track" ariaHidden>
            <View className={`owned-bar owned-bar-${clock.state}`} style={{ width: `${over}%` }} />
          </View>
          <Text className="figure">
            {known.monthsLeft >= 0 ? text.left(known.monthsLeft) : text.past(-known.monthsLeft)}
          </Text>
          {Day.safeParse(bought).success ? null : <Text className="quiet">{text.byYear}</Text>}
        </View>
      )}
    </View>
  );
};

const WarrantyLine = ({ warranty, page }: { warranty: Warranty; page: OwnedPage }) => {
  const text = useOwnedText();
  const language = useLanguage();
  const end = startOf(warranty.until);
  const days = Math.round((epochMs(end) - epochMs(startOf(dayOf(page.now)))) / DAY_MS);
  const words = days < 0 ? text.warrantyOver(date(end, language)) : text.warranty(date(end, language), days);
  return (
    <View>
      <Text className="figure owned-line">{words}</Text>
      {warranty.assumed ? <Text className="quiet">{text.warrantyAssumed}</Text> : null}
    </View>
  );
};

const accountsUrl = ({ category, build, bought }: OwnedAppliance): string =>
  `/shopping/pages/accounts/index?category=${category}&year=${bought.slice(0, 4)}${build === null ? '' : `&build=${build}`}`;

type DueProps = { owned: OwnedAppliance; clock: DueClock };

/** What to do about an appliance whose safe life is nearly over, or over. */
const Due = ({ owned, clock }: DueProps) => {
  const text = useOwnedText();
  return (
    <View className="owned-actions">
      <Text>{text.due[clock.state]}</Text>
      <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: accountsUrl(owned) })}>
        {text.toAccounts}
      </PushButton>
      <PushButton kind="plain" onPush={() => void Taro.switchTab({ url: '/pages/home/index' })}>
        {text.toTradeIn}
      </PushButton>
    </View>
  );
};

const Removing = ({ owned, page }: { owned: OwnedAppliance; page: OwnedPage }) => {
  const text = useOwnedText();
  const { asking, ask, sent, remove, clear } = useRemoving(owned, (removed) =>
    page.done({ kind: 'removed', owned: removed }),
  );
  if (owned.origin !== 'hand') return null;
  return (
    <View className="owned-actions">
      <Written sent={sent} reader="shopper" askAgain={() => void remove()} onEdit={clear} />
      <PushButton kind="secondary" onPush={() => page.go({ kind: 'edit', owned })}>
        {text.edit}
      </PushButton>
      <PushButton kind="danger" disabled={sent.state === 'sending'} onPush={() => ask(true)}>
        {text.remove}
      </PushButton>
      <Confirm
        visible={asking}
        title={text.removeTitle}
        text={text.removeText}
        yes={text.remove}
        onYes={() => void remove()}
        onNo={() => ask(false)}
      />
    </View>
  );
};

const Details = ({ owned, clock, page }: { owned: OwnedAppliance; clock: SafeClock; page: OwnedPage }) => {
  const text = useOwnedText();
  const { modelNumber, size, gtin, serialEnd, label } = owned;
  const rows = [
    [text.form.model, modelNumber],
    [text.size, size],
    [text.form.gtin, gtin],
    [text.serial, serialEnd === null ? null : text.serialEnd(serialEnd)],
  ] as const;
  return (
    <View className="owned-details">
      {rows.map(([name, value]) =>
        value === null ? null : (
          <View key={name} className="row">
            <Text className="quiet">{name}</Text>
            <Text className="figure">{value}</Text>
          </View>
        ),
      )}
      {'source' in clock && clock.source.confidence !== 'assumption' ? (
        <Text className="quiet">{text.safe.source(clock.lifeYears, clock.source.source.title)}</Text>
      ) : null}
      {label === null ? <Text className="quiet">{text.noLabel}</Text> : <EnergyLabel label={label} />}
      {owned.origin === 'purchase' ? (
        <View className="owned-actions">
          <Text className="quiet">{text.fromPurchase}</Text>
          <PushButton
            kind="secondary"
            onPush={() => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${owned.voucherId}` })}
          >
            {text.receipt}
          </PushButton>
        </View>
      ) : (
        <Removing owned={owned} page={page} />
      )}
    </View>
  );
};

/** One appliance: recalled or not, how old, and the rest behind a button. */
export const OwnedBlock = ({ owned, page }: { owned: OwnedAppliance; page: OwnedPage }) => {
  const text = useOwnedText();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { category, brand, name, bought, warranty, alerts, label, origin } = owned;
  const clock = safeClock(owned, page.now);
  const kind = CATEGORY_NAME[language][category];
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="owned-name">{name ?? `${brand} ${kind}`}</Text>
        {label === null ? null : <GradeMark label={label} />}
      </View>
      <Text className="quiet figure">
        {[kind, boughtWords(bought, language, text.boughtIn), text.origin[origin]].join(' · ')}
      </Text>
      {alerts.map(({ recall, match }) => (
        <RecallNotice key={recall.recallId} recall={recall} match={match} />
      ))}
      <SafeBand clock={clock} bought={bought} />
      {warranty === null ? null : <WarrantyLine warranty={warranty} page={page} />}
      {isDue(clock) ? <Due owned={owned} clock={clock} /> : null}
      <PushButton
        kind="plain"
        expanded={open}
        label={`${open ? text.less : text.more} ${name ?? `${brand} ${kind}`} ${idOf(owned).slice(-4)}`}
        onPush={() => setOpen(!open)}
      >
        {open ? text.less : text.more}
      </PushButton>
      {open ? <Details owned={owned} clock={clock} page={page} /> : null}
    </View>
  );
};
