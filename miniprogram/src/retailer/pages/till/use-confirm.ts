import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useNow } from '../../../api/use-now.ts';
import { settles, useOnce } from '../../../api/use-once.ts';
import { type DraftAt, tillDraft } from './draft.ts';
import { entryOf } from './sale.ts';

/** `ready`: nothing is under way. `over`: the reservation ran out before anything was sent. */
export type Confirming =
  | { readonly state: 'ready' }
  | { readonly state: 'sending' }
  | { readonly state: 'over' }
  | { readonly state: 'unknown' }
  | { readonly state: 'refused'; readonly problem: Problem };

/** The sale as it stands, sent once: its key and the fact that it was sent are stored before anything leaves. */
export const useConfirm = (draft: DraftAt<'confirm'>) => {
  const { sale, entries, preview, asked } = draft;
  const { sent, submit } = useOnce(`redeem:${JSON.stringify(sale)}`, async (key) => {
    tillDraft.set({ ...draft, asked: true });
    const redeemed = await call(send, redeemVoucher, { key, body: sale });
    if (redeemed.ok) tillDraft.set({ step: 'done', redemption: redeemed.value });
    return redeemed;
  });
  const now = useNow();

  const edit = (refused: DraftAt<'enter'>['refused']) => tillDraft.set({ step: 'enter', entries, preview, refused });
  const rescan = () => tillDraft.set({ step: 'scan', entries });
  const sure = async () => {
    const next = await submit();
    if (next.state === 'refused') tillDraft.set({ ...draft, asked: asked && !settles(next) });
  };
  const follow = (problem: Problem): void => {
    const action = problem.remedy.cashier?.action;
    const entry = entryOf(problem);
    if (action === 'scan-again') rescan();
    else if (action === 'retry') void sure();
    else edit(entry === undefined ? null : { entry, words: problem.title });
  };
  const confirming = ((): Confirming => {
    if (sent.state === 'sending') return sent;
    if (sent.state === 'refused') return sent;
    if (asked) return { state: 'unknown' };
    return { state: now >= preview.reservation.until ? 'over' : 'ready' };
  })();
  return { confirming, now, sure: () => void sure(), rescan, follow, back: () => edit(null) };
};
