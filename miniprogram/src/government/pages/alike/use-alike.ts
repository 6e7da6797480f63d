import { listAlikePhotos, listRegionDueEvidence } from '@luhuan/shared/api/evidence';
import { listRaisedPrices } from '@luhuan/shared/api/prices';
import { listHeldUnits } from '@luhuan/shared/api/unit-reports';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';

const LIMIT = 20;
const SHOWN_MAX = 100;
export type Shelf = 'alike' | 'owed' | 'held' | 'raised';

/** Photos of the office's region that look like one another, evidence that is still owed there, units subsidised elsewhere, and prices that went up. */
export const useAlike = () => {
  const [shelf, show] = useState<Shelf>('alike');
  const [limit, setLimit] = useState(LIMIT);
  const now = useNow();
  const pairs = useLoad(() => call(send, listAlikePhotos, { query: { limit: LIMIT } }), 'alike photos');
  const due = useLoad(() => call(send, listRegionDueEvidence, { query: { limit: LIMIT } }), 'region due evidence');
  const held = useLoad(() => call(send, listHeldUnits, { query: { limit } }), `held units ${limit}`);
  const raised = useLoad(() => call(send, listRaisedPrices, { query: { limit } }), `raised prices ${limit}`);
  return {
    shelf,
    show,
    now,
    pairs,
    due,
    held,
    raised,
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + LIMIT),
  };
};
export type AlikePage = ReturnType<typeof useAlike>;
