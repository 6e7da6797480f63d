import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { type Instant, epochMs } from '@luhuan/shared/clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, deadline, yuan, yuanShort } from '@luhuan/shared/text/format';
import { orderHoldAt, reservationAt } from '@luhuan/shared/voucher/voucher';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import type { Texts } from '../text/zh-cn.ts';
import { PushButton } from './push-button.tsx';
import './voucher-card.scss';

/** `2 天`, `5 小时` or `12 分钟`: the largest unit that is not zero. */
const remaining = (text: Texts, from: Instant, until: Instant): string => {
  const minutes = Math.max(0, Math.floor((epochMs(until) - epochMs(from)) / 60_000));
  if (minutes >= 48 * 60) return text.wallet.days(Math.floor(minutes / 1_440));
  return minutes >= 60 ? text.wallet.hours(Math.floor(minutes / 60)) : text.wallet.minutes(minutes);
};

type Look = 'held' | 'reserved' | 'redeemed' | 'returned' | 'expired' | 'given-back';

const lookOf = ({ voucher }: WalletVoucher, now: Instant): Look => {
  if (voucher.status !== 'held') return voucher.status;
  return reservationAt(voucher, now) === null ? 'held' : 'reserved';
};

type CardProps = { held: WalletVoucher; now: Instant; onOpen: () => void };

/** A ticket with a notch. Six states, told apart by words and shape, not by colour alone. */
export const VoucherCard = ({ held, now, onOpen }: CardProps) => {
  const text = useText();
  const language = useLanguage();
  const { voucher } = held;
  const look = lookOf(held, now);
  const name = CATEGORY_NAME[language][voucher.category];
  const ordered = orderHoldAt(voucher, now) !== null;
  const reserved = ordered ? text.wallet.ordered : text.wallet.reserved;
  const state = look === 'reserved' ? reserved : text.wallet.status[look];
  const when = (() => {
    if (voucher.status === 'redeemed') return text.wallet.usedAt(dateTime(voucher.redeemedAt, language));
    if (voucher.status === 'returned') return text.wallet.returnedAt(dateTime(voucher.returnedAt, language));
    if (voucher.status === 'given-back') return text.wallet.endedAt(dateTime(voucher.givenBackAt, language));
    if (voucher.status === 'expired') return text.wallet.endedAt(deadline(voucher.expiredAt, language));
    return `${text.common.until(deadline(voucher.expiresAt, language))} · ${text.wallet.remaining(remaining(text, now, voucher.expiresAt))}`;
  })();
  const used = voucher.status === 'redeemed';
  return (
    <PushButton kind="bare" className={`voucher-card voucher-card-${look}`} onPush={onOpen}>
      <View className="voucher-card-left">
        <Text className="voucher-card-name">{name}</Text>
        <Text className="voucher-card-state">{state}</Text>
      </View>
      <View className="voucher-card-notch" ariaHidden />
      <View className="voucher-card-right">
        <Text className="quiet">{used ? text.wallet.saved : text.wallet.upTo}</Text>
        <Text className="voucher-card-amount">{used ? yuan(voucher.subsidyFen) : yuanShort(voucher.capFen)}</Text>
        <Text className="quiet">{when}</Text>
        <Text className="quiet">{text.wallet.where(held.regionName)}</Text>
      </View>
    </PushButton>
  );
};
