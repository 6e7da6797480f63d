import * as z from 'zod';
import { Instant } from '../clock.ts';
import { SignedFen, signedFen } from '../fen.ts';
import { ShopId } from '../ids.ts';
import { Account, type Journal } from './journal.ts';

/** What stands on each account before a moment, folded from the journals: nobody keeps a balance. They sum to zero. */
export const Balances = z
  .object({
    /** What was booked before this moment counts, what was booked at it does not. */
    before: Instant,
    /** How many journals are in it. */
    journals: z.int().min(0),
    accounts: z.record(Account, SignedFen),
  })
  .meta({ id: 'Balances' });
export type Balances = z.infer<typeof Balances>;

/** Before anything was booked. */
export const NOTHING_BOOKED: Balances = {
  before: Instant.parse('1970-01-01T00:00:00.000Z'),
  journals: 0,
  accounts: {},
};

/** Adds the journals of [`balances.before`, `before`), in whatever order they come; others are left out. */
export const foldJournals = (balances: Balances, journals: readonly Journal[], before: Instant): Balances => {
  const accounts: Record<Account, SignedFen> = { ...balances.accounts };
  const booked = journals.filter(({ at }) => balances.before <= at && at < before);
  for (const { account, amountFen } of booked.flatMap(({ lines }) => lines))
    accounts[account] = signedFen((accounts[account] ?? 0) + amountFen);
  return { before, journals: balances.journals + booked.length, accounts };
};

/** What a shop is owed, what comes off its next batch, and what it has to pay back. */
export const SHOP_ACCOUNTS = ['payable', 'offset', 'receivable'] as const;
export type ShopAccount = (typeof SHOP_ACCOUNTS)[number];
export const PURSE_ACCOUNTS = ['purse:central', 'purse:province', 'purse:city'] as const;

export const Totals = z.object({
  'purse:central': SignedFen,
  'purse:province': SignedFen,
  'purse:city': SignedFen,
  payable: SignedFen,
  offset: SignedFen,
  receivable: SignedFen,
});
export type Totals = z.infer<typeof Totals>;

const sumOf = ({ accounts }: Balances, kind: ShopAccount): SignedFen => {
  const amounts = Object.entries(accounts).filter(([account]) => account.startsWith(`${kind}:`));
  return signedFen(amounts.reduce((sum, [, amountFen]) => sum + amountFen, 0));
};

/** The same in six lines: each purse, and all shops together. */
export const totalsOf = (balances: Balances): Totals => {
  const purse = (name: (typeof PURSE_ACCOUNTS)[number]) => balances.accounts[name] ?? signedFen(0);
  return {
    'purse:central': purse('purse:central'),
    'purse:province': purse('purse:province'),
    'purse:city': purse('purse:city'),
    payable: sumOf(balances, 'payable'),
    offset: sumOf(balances, 'offset'),
    receivable: sumOf(balances, 'receivable'),
  };
};

export const ShopBalance = z.object({ shopId: ShopId, payable: SignedFen, offset: SignedFen, receivable: SignedFen });
export type ShopBalance = z.infer<typeof ShopBalance>;

/** What stands on the accounts of each shop, whoever is owed most first. */
export const shopsOf = (balances: Balances): readonly ShopBalance[] => {
  const named = Object.keys(balances.accounts).flatMap((account) => {
    const { data } = ShopId.safeParse(account.split(':')[1]);
    return data === undefined ? [] : [data];
  });
  const amount = (kind: ShopAccount, shopId: ShopId) => balances.accounts[`${kind}:${shopId}`] ?? signedFen(0);
  return [...new Set(named)]
    .map((shopId) => ({
      shopId,
      payable: amount('payable', shopId),
      offset: amount('offset', shopId),
      receivable: amount('receivable', shopId),
    }))
    .toSorted((a, b) => b.payable - a.payable || (a.shopId < b.shopId ? -1 : 1));
};
