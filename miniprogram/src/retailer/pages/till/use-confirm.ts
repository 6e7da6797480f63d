import type { Problem } from '@luhuan/shared/refusal/problem';
import { useState } from 'react';
import { useNow } from '../../../api/use-now.ts';
import type { Entry } from '../../queue/entry.ts';
import { type NotRecorded, askNow, changeQueue, ownerNow, recordAndAsk } from '../../queue/phone-queue.ts';
import { remove } from '../../queue/queue.ts';
import { useQueue } from '../../queue/use-queue.ts';
import { type DraftAt, EMPTY, tillDraft } from './draft.ts';
import { entryOf } from './sale.ts';

/** `ready`: nothing is under way. `over`: the reservation ran out before anything was recorded. */
export type Confirming =
  | { readonly state: 'ready' }
  | { readonly state: 'over' }
  | { readonly state: 'sending' }
  | { readonly state: 'unknown'; readonly trouble: Problem | null }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'not-recorded'; readonly why: NotRecorded };

const confirmingOf = (entry: Entry): Confirming => {
  switch (entry.state) {
    case 'recorded':
      return entry.trouble === null ? { state: 'sending' } : { state: 'refused', problem: entry.trouble };
    case 'unknown':
      return { state: 'unknown', trouble: entry.trouble };
    case 'refused':
      return { state: 'refused', problem: entry.problem };
    case 'sending':
    case 'confirmed':
      return { state: 'sending' };
  }
};

/** The sale goes on in the queue; the till is free. */
const nextCustomer = () => tillDraft.set(EMPTY);

/** The sale as it stands: recorded first, then asked about until the server has answered for good, here or in the queue. */
export const useConfirm = (draft: DraftAt<'confirm'>) => {
  const { key, recordedBy, sale, entries, preview, model, quote } = draft;
  const entry = useQueue().entries.find((one) => one.key === key);
  const [notRecorded, setNotRecorded] = useState<NotRecorded>();
  const now = useNow();

  const sure = () => {
    if (entry !== undefined) {
      askNow(key);
      return;
    }
    // whose it is stands in the draft before it stands in the queue: killed in between, it is just not recorded yet
    tillDraft.set({ ...draft, recordedBy: ownerNow()?.personId ?? null });
    const seen = {
      category: preview.voucher.category,
      model: model.name,
      subsidyFen: quote.subsidyFen,
      payFen: quote.payFen,
    };
    const recorded = recordAndAsk(key, { verb: 'redeem', sale, entries, seen });
    setNotRecorded(recorded.ok ? undefined : recorded.error);
  };

  const putAway = () => changeQueue((queue) => remove(queue, key));
  const edit = (refused: DraftAt<'enter'>['refused']) => {
    tillDraft.set({ step: 'enter', entries, preview, refused });
    putAway();
  };
  const rescan = () => {
    tillDraft.set({ step: 'scan', entries });
    putAway();
  };
  const follow = (problem: Problem): void => {
    const action = problem.remedy.cashier?.action;
    const wrong = entryOf(problem);
    if (entry !== undefined && entry.state !== 'refused') sure();
    else if (action === 'scan-again') rescan();
    else edit(wrong === undefined ? null : { entry: wrong, words: problem.title });
  };
  const confirming = ((): Confirming => {
    if (entry !== undefined) return confirmingOf(entry);
    if (notRecorded !== undefined) return { state: 'not-recorded', why: notRecorded };
    // recorded and put away elsewhere: the same key tells once more what became of it
    return { state: recordedBy === null && now >= preview.reservation.until ? 'over' : 'ready' };
  })();
  return { confirming, now, sure, rescan, follow, back: () => edit(null), nextCustomer };
};
