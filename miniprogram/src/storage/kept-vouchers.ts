import { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { addressOf } from '@luhuan/shared/voucher/voucher-id';
import type { PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { session } from '../api/session.ts';
import { type Stored, stored } from './stored.ts';

type Kept = Stored<WalletVoucher[]>;

const own = stored('vouchers', z.array(WalletVoucher), []);
/** Of a person for whom somebody acts on this device, as long as they do. */
const ofOthers = stored('vouchers-of-others', z.array(WalletVoucher), []);

const KEPT_MAX = 20;

const of = (kept: Kept, personId: PersonId | undefined): readonly WalletVoucher[] =>
  kept.get().filter(({ voucher }) => addressOf(voucher.voucherId).personId === personId);

/** Lists bring no secrets of another's vouchers: the one that came with the open voucher stays, while it is good. */
const withKnownSecret = (seen: WalletVoucher, known: readonly WalletVoucher[]): WalletVoucher => {
  const before = known.find(({ voucher }) => voucher.voucherId === seen.voucher.voucherId);
  return seen.voucher.status === 'held' && seen.secret === null && before !== undefined
    ? { ...seen, secret: before.secret }
    : seen;
};

const keep = (kept: Kept, personId: PersonId | undefined, seen: readonly WalletVoucher[]): void => {
  const known = of(kept, personId);
  const others = known.filter((one) => !seen.some(({ voucher }) => voucher.voucherId === one.voucher.voucherId));
  kept.set([...seen.map((one) => withKnownSecret(one, known)), ...others].slice(0, KEPT_MAX));
};

/** Vouchers of whoever is signed in, as last seen. They can be used without network: a code needs only the secret with them. */
export const keptVouchers = (): readonly WalletVoucher[] => of(own, session.get()?.person.personId);

/** Keeps what came from the server. Somebody else's vouchers do not stay on the phone. */
export const keepVouchers = (seen: readonly WalletVoucher[]): void => keep(own, session.get()?.person.personId, seen);

/** Vouchers of somebody for whom this device acts; never among the own ones. */
export const keptVouchersOf = (principal: PersonId): readonly WalletVoucher[] => of(ofOthers, principal);

export const keepVouchersOf = (principal: PersonId, seen: readonly WalletVoucher[]): void =>
  keep(ofOthers, principal, seen);

export const forgetVouchersOfOthers = (): void => ofOthers.set([]);

export const forgetVouchers = (): void => {
  own.set([]);
  forgetVouchersOfOthers();
};
