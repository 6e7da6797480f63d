import { earnedBy, pointsFor } from '@luhuan/shared/points/earn';
import { ACCOUNTS, type PurseLot, totalOf } from '@luhuan/shared/points/journal';
import { dueUntil, purseAt } from '@luhuan/shared/points/purse';
import { type Snapshot, revisionOf } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

const checkDeedLot = (snapshot: Snapshot, personId: string, lot: PurseLot): Violation[] => {
  const deed = snapshot.deed.find(({ item }) => item.deedId === lot.lotId)?.item;
  if (deed === undefined || deed.personId !== personId || deed.state === 'reported')
    return [{ id: 'L2', what: `the lot ${lot.lotId} was earned by nothing` }];
  const kept = deed.state === 'taken-back' && lot.issued !== lot.reversed;
  return violated('L2', lot.issued > deed.points || kept, `the lot ${lot.lotId} is not what the deed earns`);
};

/** A deed that counts has its lot and its proof, and each proof one deed. */
const checkDeed = (snapshot: Snapshot, { item }: Snapshot['deed'][number]): Violation[] => {
  if (item.state === 'reported') return [];
  const proofs = snapshot['deed-reference'].filter(({ deedId }) => deedId === item.deedId);
  const proven = proofs.length === 1 && proofs[0]?.reference === item.reference;
  return violated('L2', !proven, `${item.deedId} has ${proofs.length} proofs, or another one`);
};

const checkSaleLot = (snapshot: Snapshot, personId: string, lot: PurseLot): Violation[] => {
  const redemption = snapshot.redemption.find(({ redemptionId }) => redemptionId === lot.lotId);
  const rule = redemption === undefined ? undefined : revisionOf(snapshot, redemption)?.rules.points;
  if (redemption?.personId !== personId || rule === undefined)
    return [{ id: 'L2', what: `the lot ${lot.lotId} was earned by nothing` }];
  const most = pointsFor(rule, redemption, redemption.quote.payFen);
  const atLeast = earnedBy(rule, redemption);
  const stands = lot.issued - lot.reversed;
  // a cap can leave less; returns that were not told yet, more
  const less = rule.mostPerYear === undefined && stands < atLeast;
  return violated('L2', lot.issued > most || less, `the lot ${lot.lotId} is not what was earned`);
};

const checkLot = (snapshot: Snapshot, personId: string, lot: PurseLot): Violation[] =>
  lot.lotId.startsWith('ded_') ? checkDeedLot(snapshot, personId, lot) : checkSaleLot(snapshot, personId, lot);

const checkPurse = (snapshot: Snapshot, { personId, number, purse }: Snapshot['purse'][number]): Violation[] => {
  const bookings = snapshot['points-booking']
    .filter((booking) => booking.personId === personId)
    .toSorted((a, b) => a.number - b.number);
  const journals = bookings.flatMap((booking) => booking.journals);
  const folded = purseAt(journals, purse.at);
  const now = dueUntil(purse, purse.at).purse;
  const spent = snapshot['reward-order']
    .filter((order) => order.personId === personId && order.state !== 'refunded')
    .flatMap(({ taken }) => taken.map(({ points }) => points));
  const uneven = [...purse.lots, purse.past].filter(
    (lot) => lot.issued + lot.debt !== lot.pending + lot.active + lot.spent + lot.expired + lot.reversed,
  );
  return [
    ...violated('L2', bookings.length !== number, `a purse counts ${number} bookings of ${bookings.length}`),
    ...violated(
      'L2',
      ACCOUNTS.some((account) => totalOf(folded, account) !== totalOf(now, account)),
      'a purse is not what was booked',
    ),
    ...violated('L2', uneven.length > 0, 'a lot of points has two sides that differ'),
    ...violated('M1', totalOf(purse, 'spent') !== sum(spent), 'points spent are not what rewards cost'),
    ...purse.lots.flatMap((lot) => checkLot(snapshot, personId, lot)),
  ];
};

const checkReward = (snapshot: Snapshot, { rewardId, stock, left }: Snapshot['reward'][number]): Violation[] => {
  const orders = snapshot['reward-order'].filter((order) => order.rewardId === rewardId && order.state !== 'refunded');
  const counts = snapshot['reward-count'].filter((row) => row.rewardId === rewardId);
  return [
    ...violated('M1', stock - left !== orders.length, `${rewardId} lost ${stock - left} and gave ${orders.length}`),
    ...counts.flatMap(({ personId, count }) =>
      violated(
        'M1',
        orders.filter((order) => order.personId === personId).length !== count,
        `${rewardId} is counted ${count} times for a person`,
      ),
    ),
  ];
};

/** Tickets are those of the orders that stand; after the draw exactly as many have won as were drawn. */
const checkTickets = (snapshot: Snapshot, { rewardId, terms, closed }: Snapshot['reward'][number]): Violation[] => {
  if (terms.lottery === undefined) return [];
  const orders = snapshot['reward-order'].filter((order) => order.rewardId === rewardId && order.state !== 'refunded');
  const tickets = snapshot['prize-ticket'].filter((ticket) => ticket.rewardId === rewardId);
  const held = new Set<string | undefined>(orders.map(({ ticket }) => ticket?.entryId));
  const draw = snapshot['prize-draw'].find((row) => row.rewardId === rewardId)?.draw;
  const due = snapshot['prize-due'].some((row) => row.rewardId === rewardId);
  const winners = orders.filter(({ state }) => state === 'won' || state === 'collected').length;
  const most = draw?.state === 'drawn' ? Math.min(draw.units, draw.entries) : 0;
  return [
    ...violated(
      'M1',
      tickets.length !== orders.length || tickets.some(({ entryId }) => !held.has(entryId)),
      `${rewardId} has ${tickets.length} tickets of ${orders.length} orders`,
    ),
    ...violated(
      'M1',
      (closed === true) !== (draw !== undefined),
      `${rewardId} is closed without a list, or listed and open`,
    ),
    ...violated(
      'M1',
      draw !== undefined && draw.entries !== tickets.length,
      `the list of ${rewardId} is not its tickets`,
    ),
    ...violated('M1', winners > most || (!due && winners < most), `${rewardId} has ${winners} winners of ${most}`),
  ];
};

/** L2: purses are the fold of their bookings, every lot earned by a redemption or a confirmed deed of the person, each proof of a deed once. M1: rewards, stock, tickets, prizes and points spent agree. */
export const checkPoints = (snapshot: Snapshot): Violation[] => [
  ...snapshot.purse.flatMap((row) => checkPurse(snapshot, row)),
  ...snapshot.deed.flatMap((deed) => checkDeed(snapshot, deed)),
  ...snapshot.reward.flatMap((reward) => [...checkReward(snapshot, reward), ...checkTickets(snapshot, reward)]),
];
