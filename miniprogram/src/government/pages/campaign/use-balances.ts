import { type BalancesReply, getBalances } from '@luhuan/shared/api/ledger';
import { Day, type Instant, plusDays, startOf } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Result, ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { type Failure, call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';

export type ReadyBalances = Extract<BalancesReply, { state: 'ready' }>;

/** What stands on the accounts up to the end of a day, `''`: now; `adding`: how far a long history has been added up. */
export const useBalances = (campaignId: CampaignId, version: number) => {
  const [day, setDay] = useState('');
  const [adding, setAdding] = useState<Instant | null>(null);
  const parsed = Day.safeParse(day).data;
  const query = parsed === undefined ? {} : { at: plusDays(startOf(parsed), 1) };
  const load = async (): Promise<Result<ReadyBalances, Failure>> => {
    for (;;) {
      const reply = await call(send, getBalances, { params: { campaignId }, query });
      if (!reply.ok) return reply;
      if (reply.value.state === 'ready') {
        setAdding(null);
        return ok(reply.value);
      }
      setAdding(reply.value.upTo);
    }
  };
  return { day, setDay, adding, screen: useLoad(load, `balances:${campaignId}:${version}:${parsed ?? ''}`) };
};
