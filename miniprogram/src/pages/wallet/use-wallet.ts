import { listVouchers } from '@luhuan/shared/api/vouchers';
import { ok } from '@luhuan/shared/result';
import { call } from '../../api/call.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';
import { useStored } from '../../storage/stored.ts';
import { keepOnPhone, vouchersOnPhone } from '../../api/wallet-on-phone.ts';

const MINUTE_MS = 60_000;

/** The wallet from the server, or as it was last seen when there is no network. */
const readWallet = async () => {
  const answer = await call(send, listVouchers, {});
  if (answer.ok) {
    keepOnPhone(answer.value.items);
    return ok({ items: answer.value.items, behind: false });
  }
  const items = vouchersOnPhone();
  return answer.error.kind === 'unreachable' && items.length > 0 ? ok({ items, behind: true }) : answer;
};

export const useWallet = () => ({
  signedIn: useStored(session) !== null,
  screen: useLoad(readWallet, 'wallet'),
  now: useNow(MINUTE_MS),
});
export type Wallet = ReturnType<typeof useWallet>;
