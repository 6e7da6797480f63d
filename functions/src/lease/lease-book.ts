import type { Instant } from '@luhuan/shared/clock';
import type { LeasedUnit } from '@luhuan/shared/quota/lease';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { acquire } from './acquire.ts';
import { type Account, type Books, type Held, type Settings, type Wish, closePast, retire } from './held.ts';
import type { LeaseBook, NothingLeft, Unit } from './store.ts';

const accountOf = ({ accounts }: Books, { campaign, category, lane, capFen }: Wish): Account => {
  const name = `${campaign.campaignId} ${category} ${lane} ${capFen}`;
  const known = accounts.get(name);
  if (known !== undefined) return known;
  const account = { current: null, past: [], taking: null, last: null, leftUnits: null, empty: null };
  accounts.set(name, account);
  return account;
};

const takeUnit = async (books: Books, wish: Wish): Promise<Result<Unit, NothingLeft>> => {
  const account = accountOf(books, wish);
  let asked = false;
  for (;;) {
    retire(books, account, wish.now);
    const unit = account.current?.free.pop();
    if (account.current !== null && unit !== undefined) {
      const { id, key, fence, out } = account.current;
      out.add(unit);
      return ok({ key, leased: { id, unit }, until: fence });
    }
    if (account.empty !== null && (asked || wish.now < account.empty.until)) return refuse(account.empty.refusal);
    if (account.taking === null) {
      account.empty = null;
      account.taking = acquire(books, account, wish).finally(() => (account.taking = null));
    }
    asked = true;
    await account.taking;
  }
};

/** The unit is not on its way any more, or its end is known at last. @returns its lease, if the unit was on its way. */
const arrived = ({ open, waiting }: Books, { id, unit }: LeasedUnit, known: boolean): Held | undefined => {
  const held = open.get(id);
  const was = held?.out.delete(unit);
  if (known) held?.lost.delete(unit);
  for (const wake of waiting.splice(0)) wake();
  return was === true ? held : undefined;
};

const tidy = async (books: Books, idleSince: Instant): Promise<void> => {
  for (const account of books.accounts.values()) {
    const { current, taking } = account;
    if (taking !== null) continue;
    if (current !== null && current.takenAt < idleSince) {
      account.past.push(current);
      account.current = null;
      account.last = null;
    }
    await closePast(books, account);
  }
};

/** Leases units of pools in blocks and hands them out one by one. Crashes under-issue for a while, never over-issue. */
export const leaseBook = (settings: Settings): LeaseBook => {
  const books: Books = { ...settings, accounts: new Map(), open: new Map(), waiting: [], taken: 0 };
  return {
    take: (campaign, wanted, now) => takeUnit(books, { campaign, ...wanted, now }),
    spent: (leased) => void arrived(books, leased, true),
    unused: (leased) => void arrived(books, leased, false)?.free.push(leased.unit),
    unknown: (leased) => void arrived(books, leased, false)?.lost.add(leased.unit),
    tidy: (idleSince) => tidy(books, idleSince),
  };
};
