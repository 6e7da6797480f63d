import { type ApiKey, liveSecrets } from '@luhuan/shared/api-key/api-key';
import { type Instant, plusDays } from '@luhuan/shared/clock';

/** How a key stands for its shop; each has something to do next. */
export type KeyStanding = 'unused' | 'working' | 'changing' | 'ending' | 'over' | 'revoked';

/** So many days before its end a shop should have another key ready: an assumption. */
export const ENDING_DAYS = 30;

export const keyStandingAt = (key: ApiKey, now: Instant): KeyStanding => {
  if (key.state === 'revoked') return 'revoked';
  if (now >= key.expiresAt) return 'over';
  if (liveSecrets(key, now).length > 1) return 'changing';
  if (key.lastUsedOn === null) return 'unused';
  return now >= plusDays(key.expiresAt, -ENDING_DAYS) ? 'ending' : 'working';
};

/** Whether the key opens anything at all. */
export const isLive = (standing: KeyStanding): boolean => standing !== 'over' && standing !== 'revoked';

/** The end of a secret, as far as it may be shown. */
export const hinted = ({ hint }: { readonly hint: string }): string => `…${hint}`;
