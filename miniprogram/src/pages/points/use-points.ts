import { getPoints, getPointsAt } from '@luhuan/shared/api/points';
import { Day, endOfDays, startOf } from '@luhuan/shared/clock';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';

const MINUTE_MS = 60_000;
const STEP = 20;
const SHOWN_MAX = 100;

/** The own points now, what moved them, and what they were at the end of a day that is asked for. */
export const usePoints = () => {
  const [limit, setLimit] = useState(STEP);
  const [day, ask] = useState('');
  const asked = Day.safeParse(day).data;
  return {
    screen: useLoad(() => call(send, getPoints, { query: { limit } }), `points ${limit}`),
    earlier: useLoad(
      async () =>
        asked === undefined ? ok(null) : call(send, getPointsAt, { params: { at: endOfDays(startOf(asked), 1) } }),
      `points on ${asked ?? ''}`,
    ),
    day,
    ask,
    now: useNow(MINUTE_MS),
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type PointsPage = ReturnType<typeof usePoints>;
