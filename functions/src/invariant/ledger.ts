import type { PurseShare } from '@luhuan/shared/campaign/rule';
import { type Journal, journalOfRedemption, journalOfReturn } from '@luhuan/shared/ledger/journal';
import { foldJournals, NOTHING_BOOKED } from '@luhuan/shared/ledger/balance';
import { broughtBack, termsOf } from '@luhuan/shared/redemption/return';
import { type Snapshot, revisionOf } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

type Redemption = Snapshot['redemption'][number];

const checkJournal = (snapshot: Snapshot, causeId: string, expected: Journal): Violation[] => {
  const journals = snapshot.journal.filter(({ cause }) => cause.id === causeId);
  const [journal] = journals;
  if (journals.length !== 1 || journal === undefined)
    return [{ id: 'L1', what: `${causeId} has ${journals.length} journals` }];
  const same = JSON.stringify(journal.lines) === JSON.stringify(expected.lines);
  return violated('L1', !same, `${journal.journalId} does not split the money as its revision says`);
};

/** The terms of each return are made again from what stood before it: nothing more comes back than was paid, from whom it came. */
const checkReturns = (redemption: Redemption, purses: readonly PurseShare[]): Violation[] =>
  redemption.returns.flatMap((one, index) => {
    if (one.kind === 'exchange') return [];
    const before = { ...redemption, returns: redemption.returns.slice(0, index) };
    const terms = termsOf(before, purses, one);
    const { shopperFen, subsidyFen } = one;
    const same =
      terms.ok &&
      JSON.stringify([terms.value.shopperFen, terms.value.subsidyFen, terms.value.purses]) ===
        JSON.stringify([shopperFen, subsidyFen, one.purses]);
    return violated('L3', !same, `${one.returnId} of ${redemption.redemptionId} is not what its redemption gives`);
  });

const checkMoney = (snapshot: Snapshot, redemption: Redemption): Violation[] => {
  const rules = revisionOf(snapshot, redemption)?.rules;
  if (rules === undefined) return [{ id: 'L1', what: `${redemption.redemptionId} has no revision` }];
  return [
    ...checkJournal(
      snapshot,
      redemption.redemptionId,
      journalOfRedemption(redemption, rules.purses, redemption.redeemedAt),
    ),
    ...broughtBack(redemption.returns).flatMap((one) =>
      checkJournal(snapshot, one.returnId, journalOfReturn(redemption, one)),
    ),
    ...checkReturns(redemption, rules.purses),
  ];
};

/** Kept balances are what the journals before their moment give, in whatever pieces they lie. */
const checkKept = (snapshot: Snapshot): Violation[] => {
  const moments = new Map(snapshot.balances.map((row) => [`${row.campaignId} before ${row.before}`, row]));
  return [...moments].flatMap(([name, { campaignId, before, journals: count }]) => {
    const journals = snapshot.journal.filter((journal) => journal.campaignId === campaignId);
    const folded = foldJournals(NOTHING_BOOKED, journals, before);
    const rows = snapshot.balances.filter((row) => row.campaignId === campaignId && row.before === before);
    const kept: Record<string, number> = Object.assign({}, ...rows.map(({ accounts }) => accounts));
    const accounts = new Set([...Object.keys(kept), ...Object.keys(folded.accounts)]);
    const same = [...accounts].every((account) => kept[account] === folded.accounts[account]);
    return violated('L4', !same || count !== folded.journals, `balances of ${name} are not what was booked`);
  });
};

/**
 * L1: one journal for each redemption and each return of money, split by the purses of its revision; all lines of all journals
 * sum to zero. L3: what came back is what the redemption gives, as it stood before. L4: kept balances.
 */
export const checkLedger = (snapshot: Snapshot): Violation[] => {
  const lines = snapshot.journal.flatMap((journal) => journal.lines.map(({ amountFen }) => amountFen));
  const causes = sum(snapshot.redemption.map(({ returns }) => 1 + broughtBack(returns).length));
  return [
    ...violated('L1', sum(lines) !== 0, `all accounts sum to ${sum(lines)}`),
    ...violated('L1', snapshot.journal.length !== causes, 'a journal without its redemption or return'),
    ...snapshot.redemption.flatMap((redemption) => checkMoney(snapshot, redemption)),
    ...checkKept(snapshot),
  ];
};
