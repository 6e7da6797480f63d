import { type Result, ok } from '@luhuan/shared/result';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import type { Claimed } from './claim-slot.ts';

/** Grants that one process remembers, the newest: some ten megabytes. */
const GRANTS_MAX = 10_000;

/**
 * Remembers what this process has granted, by the name of the request: a press that is repeated, at once or after a lost answer, is
 * told the same without asking the store. It never says no: whoever is not known here finds out at their slot.
 */
export const claimsOnce = () => {
  const granted = new Map<string, Voucher>();
  const underWay = new Map<string, Promise<unknown>>();
  const remember = (name: string, voucher: Voucher): void => {
    const [oldest] = granted.keys();
    if (granted.size >= GRANTS_MAX && oldest !== undefined) granted.delete(oldest);
    granted.set(name, voucher);
  };
  return async <E>(name: string, claim: () => Promise<Result<Claimed, E>>): Promise<Result<Claimed, E>> => {
    const other = underWay.get(name);
    // however the same press ends that is under way, this one looks for itself
    if (other !== undefined) await other.catch(() => undefined);
    const known = granted.get(name);
    if (known !== undefined) return ok({ voucher: known, replayed: true });
    const claiming = claim();
    underWay.set(name, claiming);
    try {
      const outcome = await claiming;
      if (outcome.ok) remember(name, outcome.value.voucher);
      return outcome;
    } finally {
      if (underWay.get(name) === claiming) underWay.delete(name);
    }
  };
};
export type ClaimsOnce = ReturnType<typeof claimsOnce>;
