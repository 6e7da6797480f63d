import { journalOfRedemption } from '@luhuan/shared/ledger/journal';
import { earn } from '@luhuan/shared/points/earn';
import type { Snapshot } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

type Redemption = Snapshot['redemption'][number];

const revisionOf = (snapshot: Snapshot, { campaignId, revisionNumber }: Redemption) =>
  snapshot.revision.find((revision) => revision.campaignId === campaignId && revision.number === revisionNumber);

const checkJournal = (snapshot: Snapshot, redemption: Redemption): Violation[] => {
  const journals = snapshot.journal.filter(({ cause }) => cause.id === redemption.redemptionId);
  const rules = revisionOf(snapshot, redemption)?.rules;
  const [journal] = journals;
  if (journals.length !== 1 || journal === undefined || rules === undefined)
    return [{ id: 'L1', what: `${redemption.redemptionId} has ${journals.length} journals` }];
  const expected = journalOfRedemption(redemption, rules.purses, redemption.redeemedAt);
  const same = JSON.stringify(journal.lines) === JSON.stringify(expected.lines);
  return violated('L1', !same, `${journal.journalId} does not split the subsidy as its revision says`);
};

/** L1: one journal per redemption, split by the purses of its revision; all lines of all journals sum to zero. */
export const checkLedger = (snapshot: Snapshot): Violation[] => {
  const lines = snapshot.journal.flatMap((journal) => journal.lines.map(({ amountFen }) => amountFen));
  return [
    ...violated('L1', sum(lines) !== 0, `all accounts sum to ${sum(lines)}`),
    ...violated('L1', snapshot.journal.length !== snapshot.redemption.length, 'a journal without its redemption'),
    ...snapshot.redemption.flatMap((redemption) => checkJournal(snapshot, redemption)),
  ];
};

/** L2: every lot was earned by a redemption of the same person, as many points as its revision gives. */
export const checkPoints = (snapshot: Snapshot): Violation[] =>
  snapshot.lot.flatMap((lot) => {
    const redemption = snapshot.redemption.find(({ redemptionId }) => redemptionId === lot.redemptionId);
    const rules = redemption === undefined ? undefined : revisionOf(snapshot, redemption)?.rules;
    if (redemption === undefined || rules === undefined)
      return [{ id: 'L2', what: `lot of ${lot.redemptionId} was earned by nothing` }];
    const due = earn(rules.points, { ...redemption, payFen: redemption.quote.payFen });
    return violated(
      'L2',
      due.points !== lot.points || lot.personId !== redemption.personId,
      `lot of ${lot.redemptionId} is not what was earned`,
    );
  });
