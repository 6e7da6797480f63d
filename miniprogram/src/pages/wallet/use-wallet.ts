import { listVouchers } from '@luhuan/shared/api/vouchers';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';

const MINUTE_MS = 60_000;

export const useWallet = () => ({
  screen: useLoad(() => call(send, listVouchers, {}), 'wallet'),
  now: useNow(MINUTE_MS),
});
export type Wallet = ReturnType<typeof useWallet>;
