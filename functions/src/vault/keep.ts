import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok } from '@luhuan/shared/result';
import { give } from '@luhuan/shared/vault/consent';
import type { KeptData, KeptKind } from '@luhuan/shared/vault/kept';
import { notErased } from '../erasure/store.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import { dataKeyOf } from './data-key-of.ts';
import { seal, unseal } from './seal.ts';
import { type Vault, consentIn, dataIn, holdConsent, holdKey, putData, readHoldings } from './store.ts';

export type KeepDeps = { readonly table: Table; readonly vault: Vault };

/** Writes of one keeping, for the caller's own transaction: the vault is a second table, a transaction spans both. */
type KeepWrites = Readonly<Record<'notErased' | 'vaultKey' | 'vaultData' | 'vaultConsent', Write>>;

type Entry<K extends KeptKind> = {
  readonly kind: K;
  /** Of the words that were agreed to, whose purpose bears the name of the kind. */
  readonly consentVersion: number;
  /** What is kept from now on; `before`: what is kept so far, if it still is. */
  readonly change: (before: KeptData[K] | undefined) => KeptData[K];
};

/**
 * Prepares to keep something personal, with the consent for it. Nothing is written: the caller commits the writes beside its
 * own, so that neither is ever there without the other.
 * @throws {ServiceAway} when KMS does not give the key.
 */
export const keep = async <K extends KeptKind>(
  { table, vault }: KeepDeps,
  personId: PersonId,
  { kind, consentVersion, change }: Entry<K>,
  now: Instant,
): Promise<Result<KeepWrites, RefusalOf<'ConsentOutdated'>>> => {
  const holdings = await readHoldings(vault, personId);
  const consent = give(consentIn(holdings, kind), consentVersion, now);
  if (!consent.ok) return consent;
  const key = await dataKeyOf(vault, holdings, now);
  const row = dataIn(holdings, kind);
  const before = row === undefined || now >= row.keptUntil ? undefined : await unseal(key, personId, kind, row.sealed);
  const sealed = await seal(key, personId, kind, change(before));
  return ok({
    notErased: notErased(table, personId, now),
    vaultKey: holdKey(vault, holdings, key.wrapped),
    vaultData: putData(vault, holdings, { kind, sealed, enteredAt: now }),
    vaultConsent: holdConsent(vault, holdings, consent.value),
  });
};

/**
 * What the failure of one of those writes means.
 * @throws {Contention} when somebody else was at the vault in the same moment: the same request may succeed now.
 */
export const keepRefusal = (failed: string): RefusalOf<'AccountErased'> => {
  if (failed === 'notErased') return { code: 'AccountErased' };
  throw new Contention('the vault changed meanwhile');
};
