import type { PersonalExport } from '@luhuan/shared/api/privacy';
import type { Instant } from '@luhuan/shared/clock';
import type { NewId, PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { KEPT_NAME } from '@luhuan/shared/vault/kept';
import { LEGAL_HOLDS } from '@luhuan/shared/vault/legal-hold';
import { isMarked } from '../erasure/store.ts';
import { listRecords } from '../owned/store.ts';
import { listSignUps } from '../fair/store.ts';
import { readPerson } from '../person/store.ts';
import { readJournals } from '../points/store.ts';
import { listOrders } from '../reward/store.ts';
import { readRedemption } from '../redemption/store.ts';
import { readWallet } from '../voucher/store.ts';
import type { KeepDeps } from './keep.ts';
import { readInClear } from './read-in-clear.ts';
import { addAccess, current, readAccess, readHoldings } from './store.ts';

/** Vouchers, and the redemptions that they name: a used voucher says in which shop, so nothing is searched. */
/** More than anybody has. */
const REWARDS_MAX = 1_000;

const purchasesOf = async ({ table }: KeepDeps, personId: PersonId) => {
  const slots = await readWallet(table, personId);
  const vouchers = slots.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const used = vouchers.filter((voucher) => voucher.status === 'redeemed' || voucher.status === 'returned');
  const redemptions = await Promise.all(
    used.map(({ shopId, redemptionId }) => readRedemption(table, shopId, redemptionId)),
  );
  return { vouchers, redemptions: redemptions.filter((redemption) => redemption !== undefined) };
};

/**
 * Everything there is about a person, in clear, for the person. It is noted in the access log before anything is decrypted, and
 * the note is part of it.
 * @throws {ServiceAway} when the vault cannot be opened: half an export would be taken for a whole one.
 */
export const exportMyData =
  (deps: KeepDeps & { readonly newId: NewId }) =>
  async (personId: PersonId, now: Instant): Promise<Result<PersonalExport, RefusalOf<'AccountErased'>>> => {
    const { table, vault, newId } = deps;
    if (await isMarked(table, personId, now)) return refuse({ code: 'AccountErased' });
    const holdings = await readHoldings(vault, personId);
    const rows = current(holdings, now);
    const kinds = rows.map(({ kind }) => kind);
    await addAccess(vault, personId, newId(), {
      at: now,
      by: 'self',
      purpose: 'own-export',
      kinds,
      readerId: personId,
    });
    const inClear = await readInClear(vault, holdings, rows, now);
    return ok({
      schema: 'luhuan-personal-export-1',
      exportedAt: now,
      person: (await readPerson(table, personId)) ?? null,
      kept: inClear.map((kept) => ({ ...kept, name: KEPT_NAME[kept.kind] })),
      consents: holdings.consents.map(({ purpose, grants }) => ({ purpose, grants })),
      access: await readAccess(vault, personId, now),
      ...(await purchasesOf(deps, personId)),
      points: await readJournals(table, personId),
      rewards: (await listOrders(table, personId, { limit: REWARDS_MAX })).items,
      owned: await listRecords(table, personId),
      fairs: await listSignUps(table, personId),
      holds: [...LEGAL_HOLDS],
    });
  };
