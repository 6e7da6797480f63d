import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { type Result, ok } from '@luhuan/shared/result';
import { type Failure, type Transport, call } from '../../api/call.ts';
import type { Done, Entry } from './entry.ts';

/** Sends one entry under its own key. */
export const ask = async (send: Transport, { key, asked }: Entry): Promise<Result<Done, Failure>> => {
  switch (asked.verb) {
    case 'redeem': {
      const redeemed = await call(send, redeemVoucher, { key, body: asked.sale });
      return redeemed.ok ? ok({ verb: 'redeem', redemption: redeemed.value }) : redeemed;
    }
  }
};
