import { WalletVoucher, getVoucher } from '@luhuan/shared/api/vouchers';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { ok } from '@luhuan/shared/result';
import Taro, { useDidHide, useDidShow, useRouter } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';
import { useRefreshed } from '../../api/use-refreshed.ts';
import { keepOnPhone, vouchersOnPhone } from '../../api/wallet-on-phone.ts';

const FULL = 1;

/** Full brightness while the code is shown; scanners need it. The web cannot. */
const useBrightScreen = () => {
  const [before, setBefore] = useState<number>();
  const weapp = process.env['TARO_ENV'] === 'weapp';
  useDidShow(() => {
    if (!weapp) return;
    void Taro.getScreenBrightness().then(({ value }) => setBefore(value));
    void Taro.setScreenBrightness({ value: FULL });
    void Taro.setKeepScreenOn({ keepScreenOn: true });
  });
  useDidHide(() => {
    if (weapp && before !== undefined) void Taro.setScreenBrightness({ value: before });
  });
};

/** The voucher from the server, or as it was last seen when there is no network: its code is made on the phone. */
const readVoucher = async (voucherId: VoucherId) => {
  const answer = await call(send, getVoucher, { params: { voucherId } });
  if (answer.ok) {
    keepOnPhone([WalletVoucher.parse(answer.value)]);
    return answer;
  }
  const kept = vouchersOnPhone().find(({ voucher }) => voucher.voucherId === voucherId);
  return answer.error.kind === 'unreachable' && kept !== undefined
    ? ok({ ...kept, redemption: null, shopName: null })
    : answer;
};

const isHeld = ({ voucher }: WalletVoucher): boolean => voucher.status === 'held';

/** A voucher with its changing code; while it is shown, the till's progress is asked for every few seconds. */
export const useVoucher = () => {
  const voucherId = (useRouter().params['voucherId'] ?? '') as VoucherId;
  const load = useCallback(() => readVoucher(voucherId), [voucherId]);
  const { screen } = useRefreshed(useLoad(load, voucherId), load, isHeld);
  useBrightScreen();
  return { screen, now: useNow() };
};
export type VoucherPage = ReturnType<typeof useVoucher>;
