import { type DueEvidence, addEvidence, listDueEvidence } from '@luhuan/shared/api/evidence';
import type { Brought } from '@luhuan/shared/evidence/evidence';
import type { RedemptionId } from '@luhuan/shared/ids';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStaff } from '../../clerk.ts';

const LIMIT = 100;

/** What the own shop still has to hand in, what is due first first, and the one that is open. */
export const useEvidence = () => {
  const staff = useStaff();
  const now = useNow();
  const [opened, setOpened] = useState<RedemptionId>();
  const [brought, setBrought] = useState<readonly Brought[]>([]);
  const due = useLoad(async () => {
    if (staff.state !== 'clerk') return ok<readonly DueEvidence[]>([]);
    const page = await call(send, listDueEvidence, { query: { limit: LIMIT } });
    return page.ok ? ok(page.value.items.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))) : page;
  }, `due evidence ${staff.state}`);
  const { sent, submit, clear } = useOnce(`evidence:${opened}:${JSON.stringify(brought)}`, async (key) => {
    if (opened === undefined) throw new Error('nothing is open to hand in');
    return call(send, addEvidence, { key, params: { redemptionId: opened }, body: { evidence: [...brought] } });
  });
  const open = (redemptionId: RedemptionId | undefined) => {
    clear();
    setBrought([]);
    setOpened(redemptionId);
  };
  return {
    staff,
    now,
    due,
    opened,
    brought,
    sent,
    open,
    bring: (photo: Brought) => setBrought((all) => [...all.filter(({ kind }) => kind !== photo.kind), photo]),
    handIn: () => void submit(),
    edit: clear,
    back: () => {
      open(undefined);
      if (due.state === 'shown') due.reload();
    },
  };
};
export type EvidencePage = ReturnType<typeof useEvidence>;
