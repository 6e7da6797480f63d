import { drawnOrder, listHashOf, orderHashOf, seedOf } from '@luhuan/shared/draw/draw';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

type RoundRow = Snapshot['draw-round'][number];

/** N1: an award that was claimed has its voucher, and every voucher on an award or coupon its award or coupon. */
const checkClaimed = (snapshot: Snapshot): Violation[] => {
  const vouchers = snapshot.slot.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const byAward = new Map(vouchers.flatMap((voucher) => (voucher.award === null ? [] : [[voucher.award, voucher]])));
  const claimed = [
    ...snapshot.award.flatMap((award) =>
      award.state === 'claimed' ? [[award.awardId, award.voucherId] as const] : [],
    ),
    ...snapshot.coupon.flatMap(({ couponId, voucherId }) =>
      voucherId === null ? [] : [[couponId, voucherId] as const],
    ),
  ];
  return [
    ...claimed.flatMap(([awardId, voucherId]) =>
      violated('N1', byAward.get(awardId)?.voucherId !== voucherId, `${awardId} is claimed without its voucher`),
    ),
    ...violated(
      'N1',
      byAward.size !== claimed.length || vouchers.filter(({ award }) => award !== null).length !== claimed.length,
      `${byAward.size} awards have vouchers, ${claimed.length} were claimed`,
    ),
  ];
};

/** N2: who waits stands in the line once, and who was offered a voucher has had an award for that place. */
const checkLines = (snapshot: Snapshot): Violation[] => {
  const inLine = new Set(snapshot.line.map(({ entryId }) => entryId));
  const waiting = new Set(snapshot.waiting.flatMap(({ entryId, state }) => (state === 'waiting' ? [entryId] : [])));
  const awarded = new Set(snapshot.award.map(({ source }) => source.entryId));
  const erased = new Set(snapshot.erasure.map(({ personId }) => personId));
  return [
    ...snapshot.line.flatMap(({ entryId, personId }) =>
      violated('N2', !waiting.has(entryId) && !erased.has(personId), `${entryId} stands in line and does not wait`),
    ),
    ...[...waiting].flatMap((entryId) => violated('N2', !inLine.has(entryId), `${entryId} waits outside the line`)),
    ...snapshot.waiting.flatMap(({ entryId, state }) =>
      violated('N2', state === 'offered' && !awarded.has(entryId), `${entryId} was offered and has no award`),
    ),
    ...violated('N2', inLine.size !== snapshot.line.length, 'somebody stands in line twice for one place'),
    ...violated('N2', awarded.size !== snapshot.award.length, 'an entry has two awards'),
  ];
};

const checkRound = (snapshot: Snapshot, round: RoundRow): Violation[] => {
  const { campaignId, category, units, revisionHash, seedRule, seedFrom, listHash } = round;
  const name = `round ${round.round} of ${campaignId} ${category}`;
  const mine = ({ pk }: { readonly pk: string }) => pk === round.pk;
  const pages = snapshot['draw-list'].filter(mine).toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
  const entries = pages.flatMap((page) => page.entries);
  const published = entries.map(({ entryId, weight }) => ({ entryId, weight }));
  const draw = { campaignId, category, round: round.round, revisionHash, seedRule, seedFrom, units };
  const faults = violated('N3', listHashOf({ ...draw, entries: published }) !== listHash, `${name}: another list`);
  if (round.state === 'listed') return faults;
  const order = drawnOrder(entries, round.seed);
  const places = new Map(order.map(({ entryId }, index) => [entryId, index + 1]));
  const awards = snapshot.award.filter(
    ({ source, ...award }) =>
      award.campaignId === campaignId &&
      award.category === category &&
      source.kind === 'draw' &&
      source.round === round.round,
  );
  return [
    ...faults,
    ...violated('N3', seedOf(listHash, round.publicValue.value) !== round.seed, `${name}: another seed`),
    ...violated('N3', orderHashOf(order) !== round.orderHash, `${name}: another order`),
    ...violated(
      'N3',
      awards.length !== round.next - 1,
      `${name}: ${awards.length} awards for ${round.next - 1} places`,
    ),
    ...awards.flatMap(({ awardId, source }) =>
      violated(
        'N3',
        source.kind !== 'draw' || places.get(source.entryId) !== source.place || source.place >= round.next,
        `${awardId} is not in its place`,
      ),
    ),
    ...violated(
      'N3',
      round.lapsed !== awards.filter(({ state }) => state === 'lapsed').length,
      `${name}: ${round.lapsed} places follow for lapsed awards`,
    ),
  ];
};

/** N1, N2, and N3: a draw is what follows from its list and its value, and awards go by its order, each place once. */
export const checkAwards = (snapshot: Snapshot): Violation[] => [
  ...checkClaimed(snapshot),
  ...checkLines(snapshot),
  ...snapshot['draw-round'].flatMap((round) => checkRound(snapshot, round)),
];
