import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import { postsOf } from '@luhuan/shared/person/staff';
import { totalOf } from '@luhuan/shared/points/journal';
import { Points } from '@luhuan/shared/points/points';
import { dueUntil } from '@luhuan/shared/points/purse';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { LEGAL_HOLDS, type LegalHold } from '@luhuan/shared/vault/legal-hold';
import { usable } from '@luhuan/shared/voucher/voucher';
import { mark, markErased, readGoing, removeKey, unmark } from '../erasure/store.ts';
import { dropAllSignUps } from '../fair/store.ts';
import type { Rings } from '../platform/digests.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Key, type Table, type Write, commit } from '../platform/table.ts';
import { readPerson } from '../person/store.ts';
import { readPurse } from '../points/store.ts';
import { readWallet } from '../voucher/store.ts';
import { removeNumber, removeOpenid } from '../wechat/store.ts';
import { readInClear } from './read-in-clear.ts';
import { type Holdings, type Vault, dataIn, readHoldings, removeHoldings } from './store.ts';

type Deps = { readonly table: Table; readonly rings: Rings; readonly vault: Vault };
type Erased = { erasedAt: Instant; pointsLapsed: Points; holds: LegalHold[] };
type EraseRefusal = RefusalOf<'VouchersHeld' | 'AccountErased' | 'PostsHeld'>;

/** Of a transaction's hundred items, those left beside the vault's, the sign-in rows and the mark. */
const GOING_TOGETHER = 60;

const heldBy = async ({ table }: Deps, personId: PersonId, now: Instant): Promise<string[]> =>
  (await readWallet(table, personId)).flatMap(({ attempts }) =>
    attempts.flatMap(({ voucher }) => (usable(voucher, now).ok ? [voucher.voucherId] : [])),
  );

/** Takes away the rows that find the person by what WeChat says of them; past its time or not, what is kept tells where they are. */
const signInRemovals = async (
  { table, rings, vault }: Deps,
  holdings: Holdings,
  now: Instant,
): Promise<Record<string, readonly Write[]>> => {
  const row = dataIn(holdings, 'account');
  const [account] = await readInClear(vault, holdings, row === undefined ? [] : [row], now);
  if (account?.kind !== 'account') return {};
  const { openid, phones } = account.data;
  const { personId } = holdings;
  const digests = await rings.current(now);
  const numbers = phones.map((number, index) => [`phone ${index}`, removeNumber(table, digests, number, personId)]);
  return {
    ...(openid === null ? {} : { openid: removeOpenid(table, digests, openid, personId) }),
    ...Object.fromEntries(numbers),
  };
};

const removals = (table: Table, going: readonly Key[]): Record<string, Write> =>
  Object.fromEntries(going.map((key) => [`going ${key.sk}`, removeKey(table, key)]));

/** Removes what does not fit into the one transaction: sessions, if somebody has that many. The person row is never among it. */
const removeSurplus = async (table: Table, personId: PersonId): Promise<Key[]> => {
  const going = (await readGoing(table, personId)).toSorted(
    (a, b) => Number(b.sk === 'PERSON') - Number(a.sk === 'PERSON'),
  );
  const kept = going.slice(0, GOING_TOGETHER);
  for (let from = kept.length; from < going.length; from += GOING_TOGETHER)
    await commit(table, removals(table, going.slice(from, from + GOING_TOGETHER)));
  return kept;
};

/**
 * Erases a person. A mark first, which lets no claim begin; then a second look at the wallet; then one transaction over both
 * tables takes key, data, consents, sign-in rows and the person, so that a kill leaves all of it or nothing. A claim that read
 * before the mark and writes after the second look leaves a voucher that nobody can open: it ends at its own deadline.
 * @throws {ServiceAway} when the vault cannot be opened: what finds the sign-in rows is in it.
 */
export const eraseMe =
  (deps: Deps) =>
  (personId: PersonId, attempt: Attempt): Promise<Outcome<Erased, EraseRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Erased, EraseRefusal>(deps.table, attempt, async (commitOnce) => {
      const { table, vault } = deps;
      const { at } = attempt;
      const before = await heldBy(deps, personId, at);
      if (before.length > 0) return refuse({ code: 'VouchersHeld', voucherIds: before });
      const person = await readPerson(table, personId);
      if (person !== undefined && postsOf(person).length > 0) return refuse({ code: 'PostsHeld' });
      const holdings = await readHoldings(vault, personId);
      const signIns = await signInRemovals(deps, holdings, at);
      const begun = { personId, request: attempt.key, at };
      if (!(await mark(table, begun))) return refuse({ code: 'AccountErased' });
      const meanwhile = await heldBy(deps, personId, at);
      if (meanwhile.length > 0) {
        await unmark(table, begun);
        return refuse({ code: 'VouchersHeld', voucherIds: meanwhile });
      }
      // their places are others' at once
      await dropAllSignUps(table, personId);
      const { purse } = dueUntil((await readPurse(table, personId, at)).purse, at);
      const pointsLapsed = Points.parse(totalOf(purse, 'active') + totalOf(purse, 'pending'));
      const erased = { erasedAt: at, pointsLapsed, holds: [...LEGAL_HOLDS] };
      const done = await commitOnce(erased, {
        erasure: markErased(table, begun),
        ...removeHoldings(vault, holdings),
        ...signIns,
        ...removals(table, await removeSurplus(table, personId)),
      });
      if (!done.ok) throw new Contention('the person changed while they were being erased');
      // a session that began in the same moment
      await removeSurplus(table, personId).then((left) =>
        left.length === 0 ? undefined : commit(table, removals(table, left)),
      );
      return done.value;
    });
