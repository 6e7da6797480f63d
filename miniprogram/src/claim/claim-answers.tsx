import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, deadline, timeOfDay } from '@luhuan/shared/text/format';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../text/use-text.ts';
import { useActing } from '../ui/acting-banner.tsx';
import { PushButton } from '../ui/push-button.tsx';
import { Refused, Standing, WhyLink } from '../ui/standing.tsx';
import type { ClaimState } from './claim-state.ts';

const openVoucher = (voucherId: string): void =>
  void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` });

const Won = ({ held }: { held: WalletVoucher }) => {
  const text = useText();
  const acting = useActing();
  const mayOpen = acting === null || acting.scopes.includes('show');
  const { voucherId, expiresAt, channel } = held.voucher;
  const words = acting === null ? text.campaign.wonText : text.acting.wonText;
  return (
    <Standing
      sheet="done"
      title={text.campaign.wonTitle}
      text={words(deadline(expiresAt, useLanguage()), channel)}
      {...(mayOpen ? { button: { text: text.campaign.openVoucher, onPush: () => openVoucher(voucherId) } } : {})}
    />
  );
};

const Barred = ({ state: { until, problem } }: { state: Extract<ClaimState, { state: 'barred' }> }) => {
  const text = useText();
  const language = useLanguage();
  const { receiptId } = problem.facts;
  return (
    <View className="refused">
      <Standing
        sheet="refused"
        title={until === null ? text.claim.barredForGood : text.claim.barredUntil(dateTime(until, language))}
        text={problem.remedy.shopper?.text ?? problem.title}
        button={{
          text: text.common.action['open-wallet'],
          onPush: () => void Taro.switchTab({ url: '/pages/wallet/index' }),
        }}
      />
      {typeof receiptId === 'string' ? <WhyLink receiptId={receiptId} /> : null}
    </View>
  );
};

type AnswerState = Extract<
  ClaimState,
  { state: 'won' | 'sold-out' | 'none-now' | 'kept' | 'already' | 'at-till' | 'barred' | 'refused' }
>;

type AnswerProps = { state: AnswerState; category: Category; putAway: () => void; again: () => void };

/** Every answer to a claim has a face of its own. */
export const ClaimAnswer = ({ state, category, putAway, again }: AnswerProps) => {
  const text = useText();
  const language = useLanguage();
  const home = { text: text.claim.others, onPush: () => void Taro.switchTab({ url: '/pages/home/index' }) };
  const open = (voucherId: string) => ({ text: text.campaign.openVoucher, onPush: () => openVoucher(voucherId) });
  switch (state.state) {
    case 'won':
      return <Won held={state.voucher} />;
    case 'sold-out': {
      const words =
        state.nextDropAt === null
          ? text.claim.soldOutLast
          : text.claim.soldOutNext(dateTime(state.nextDropAt, language));
      const name = CATEGORY_NAME[language][category];
      const title = state.nextDropAt === null ? text.claim.soldOutTitle(name) : text.claim.soldOutForNow(name);
      return <Standing sheet="empty" title={title} text={words} button={home} />;
    }
    case 'none-now':
      return (
        <Standing
          sheet="unknown"
          title={text.claim.noneNowTitle}
          text={text.claim.noneNowText(timeOfDay(state.someBackBy))}
          button={{ text: text.common.retry, onPush: again }}
        />
      );
    case 'kept':
      return (
        <Standing
          sheet="empty"
          title={text.claim.keptTitle(CATEGORY_NAME[language][category])}
          text={text.claim.keptText(dateTime(state.keptUntil, language))}
          button={home}
        />
      );
    case 'already':
      return (
        <Standing
          sheet="done"
          title={text.claim.alreadyTitle}
          text={text.claim.alreadyText(deadline(state.until, language))}
          button={open(state.voucherId)}
        />
      );
    case 'at-till':
      return (
        <Standing
          sheet="unknown"
          title={text.claim.atTillTitle}
          text={text.claim.atTillText(timeOfDay(state.until))}
          button={open(state.voucherId)}
        />
      );
    case 'barred':
      return <Barred state={state} />;
    case 'refused':
      return <Refused problem={state.problem} reader="shopper" onEdit={putAway} />;
  }
};

/** Nothing was heard: calm, with the button that asks at once. */
export const Checking = ({ askNow }: { askNow: (() => void) | undefined }) => {
  const text = useText().claim;
  return (
    <View className="claim-checking">
      <Standing sheet="unknown" title={text.checkingTitle} text={text.checkingText} />
      <PushButton kind="secondary" disabled={askNow === undefined} onPush={() => askNow?.()}>
        {text.checkNow}
      </PushButton>
    </View>
  );
};
