import { listAlikePhotos, listRegionDueEvidence } from '@luhuan/shared/api/evidence';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';

const LIMIT = 20;

/** Photos of the office's region that look like one another, and evidence that is still owed there. */
export const useAlike = () => {
  const [owed, setOwed] = useState(false);
  const now = useNow();
  const pairs = useLoad(() => call(send, listAlikePhotos, { query: { limit: LIMIT } }), 'alike photos');
  const due = useLoad(() => call(send, listRegionDueEvidence, { query: { limit: LIMIT } }), 'region due evidence');
  return { owed, show: setOwed, now, pairs, due };
};
export type AlikePage = ReturnType<typeof useAlike>;
