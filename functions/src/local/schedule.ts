import { setTimeout as sleep } from 'node:timers/promises';
import { type Log, errorFields } from '../platform/log.ts';

/** The local counterpart of EventBridge: runs a job every so often, one run at a time, until told to stop. */
export const schedule = async (
  job: () => Promise<unknown>,
  everyMs: number,
  signal: AbortSignal,
  log: Log,
): Promise<void> => {
  while (!signal.aborted) {
    await job().catch((error: unknown) => log.error('job failed', { error: errorFields(error) }));
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
};
