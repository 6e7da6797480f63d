import type { NewId } from '@luhuan/shared/ids';
import type { NameOf } from '../platform/name-of.ts';
import { ServiceAway } from '../platform/service-away.ts';
import { readForOthers } from './read-for-others.ts';
import type { Vault } from './store.ts';

/** Proven names, each reading noted for whose name it is; `null` too while the vault is away, as no list waits for a name. */
export const keptName =
  (deps: { readonly vault: Vault; readonly newId: NewId }): NameOf =>
  async (personId, reader, now) => {
    try {
      return (await readForOthers(deps)(personId, 'identity', reader, now))?.name ?? null;
    } catch (error) {
      if (error instanceof ServiceAway) return null;
      throw error;
    }
  };
