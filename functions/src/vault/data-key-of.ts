import type { Instant } from '@luhuan/shared/clock';
import type { DataKey } from './data-keys.ts';
import type { Holdings, Vault } from './store.ts';

/** A person's data key: unwrapped, or made for who has none yet. @throws {ServiceAway} */
export const dataKeyOf = ({ dataKeys }: Vault, { personId, wrapped }: Holdings, now: Instant): Promise<DataKey> =>
  wrapped === undefined ? dataKeys.make(personId, now) : dataKeys.open(personId, wrapped, now);
