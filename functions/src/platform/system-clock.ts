import { type Clock, instantAt } from '@luhuan/shared/clock';

export const systemClock: Clock = { now: () => instantAt(Date.now()) };
