import type { Privacy } from '@luhuan/shared/api/privacy';
import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import { type Result, ok } from '@luhuan/shared/result';
import { viewOf } from '@luhuan/shared/vault/consent';
import { LEGAL_HOLDS } from '@luhuan/shared/vault/legal-hold';
import { maskedOf } from '@luhuan/shared/vault/masked';
import { ServiceAway } from '../platform/service-away.ts';
import { fullRegionName } from '../region/store.ts';
import { type InClear, readInClear } from './read-in-clear.ts';
import { type Vault, current, readAccess, readHoldings } from './store.ts';

const ACCESS_SHOWN = 50;

/** A page from which consents are taken back must open even while KMS is away: it then shows no values. */
const orNothing = (error: unknown): InClear[] => {
  if (error instanceof ServiceAway) return [];
  throw error;
};

export const getPrivacy =
  ({ vault }: { readonly vault: Vault }) =>
  async (personId: PersonId, now: Instant): Promise<Result<Privacy, never>> => {
    const holdings = await readHoldings(vault, personId);
    const rows = current(holdings, now);
    const inClear = await readInClear(vault, holdings, rows, now).catch(orNothing);
    const masked = new Map(inClear.map((kept) => [kept.kind, maskedOf(kept, fullRegionName)]));
    return ok({
      consents: holdings.consents.map(viewOf),
      kept: rows.map(({ kind, enteredAt, keptUntil }) => ({
        kind,
        enteredAt,
        keptUntil,
        masked: masked.get(kind) ?? null,
      })),
      holds: [...LEGAL_HOLDS],
      access: await readAccess(vault, personId, now, ACCESS_SHOWN),
    });
  };
