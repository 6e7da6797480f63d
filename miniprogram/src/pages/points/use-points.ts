import { getPoints } from '@luhuan/shared/api/points';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useNow } from '../../api/use-now.ts';

const MINUTE_MS = 60_000;

export const usePoints = () => ({ screen: useLoad(() => call(send, getPoints, {}), 'points'), now: useNow(MINUTE_MS) });
export type PointsPage = ReturnType<typeof usePoints>;
