import { fen } from '@luhuan/shared/fen';
import type { PurseLot } from '@luhuan/shared/points/journal';
import { purseAt } from '@luhuan/shared/points/purse';
import { voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import type { Violation } from '../../functions/src/invariant/violation.ts';
import type { Key } from '../../functions/src/platform/table.ts';
import { poolOf, shardRowKey } from '../../functions/src/quota/store.ts';
import { type SlotRow, slotItem } from '../../functions/src/voucher/store.ts';
import { TAKEN_FAIR } from './fairs.ts';
import { OWNED } from './owned.ts';
import type { Roles } from './mixed-scene.ts';
import { promotionOf } from './promotions.ts';
import { campaignId, personId, redemptionId, shanghai, shopId } from './samples.ts';

/** One item put as it must not be, or taken away. */
export type Broken = { readonly put: Key } | { readonly remove: Key };
type Case = readonly [what: string, broken: (r: Roles) => readonly Broken[]];

const isSlot = (row: object): row is SlotRow => 'type' in row && row.type === 'slot';
/** A row the way its kind is stored. */
const stored = (row: Key): Key => (isSlot(row) ? { ...slotItem(row), pk: row.pk, sk: row.sk } : row);
const edit = (row: Key, change: object): Broken[] => [{ put: stored({ ...row, ...change }) }];
const elsewhere = ({ pk, sk }: Key): Key => ({ pk: `${pk}#2`, sk });
/** The same item a second time, at another key. */
const again = (row: Key, change: object = {}): Broken[] => edit(row, { ...elsewhere(row), ...change });
const move = (row: Key): Broken[] => [{ remove: row }, ...again(row)];
const drop = (row: Key): Broken[] => [{ remove: row }];
/** A slot with one of its vouchers changed, the last unless told. */
const voucher = (slot: Roles['held'], change: object, at = slot.attempts.length - 1): Broken[] =>
  edit(slot, {
    attempts: slot.attempts.map((attempt, index) =>
      index === at ? { ...attempt, voucher: { ...attempt.voucher, ...change } } : attempt,
    ),
  });
/** A purse with its first lot changed. */
const inPurse = (row: Roles['purse'], change: (lot: PurseLot) => Partial<PurseLot>): Broken[] =>
  edit(row, {
    purse: { ...row.purse, lots: row.purse.lots.map((lot, index) => (index === 0 ? { ...lot, ...change(lot) } : lot)) },
  });
/** A purse as if no return had been told. */
const withoutReversals = (row: Roles['purse'], [first, ...others]: Roles['bookings']): Broken[] => {
  if (first === undefined) throw new Error('a purse has bookings');
  const journals = [first, ...others].flatMap((booking) => booking.journals).filter(({ kind }) => kind === 'earned');
  return [
    ...edit(row, { number: 1, purse: purseAt(journals, row.purse.at) }),
    ...edit(first, { journals }),
    ...others.flatMap(drop),
  ];
};
const UNKNOWN = redemptionId(99);
const START = shanghai('2026-03-01T10:00');
const AT_X = { pk: 'X', sk: 'X' };
const AT_Y = { pk: 'X', sk: 'Y' };

/** The ring in the middle of a rotation from digest version 1 to 2. */
const ringIn = (phase: string): Broken[] =>
  edit(
    { pk: 'DIGESTS#RING', sk: 'RING' },
    { type: 'digest-ring', moves: 1, phase, from: 1, marks: [], changedAt: '2026-01-01T00:00:00.000Z' },
  );

/** For every invariant, items that break it and nothing else; each was sound in the mixed scene. */
export const BROKEN_ITEMS: Record<Violation['id'], readonly Case[]> = {
  R1: [
    ['an item of a type nobody knows', () => edit(AT_X, { type: 'hologram' })],
    ['an item without a type', () => edit(AT_X, {})],
    ['a number that was tried no number of times', ({ heldNumber }) => edit(heldNumber, { tries: 'many' })],
  ],
  X1: [
    ['a firm whose credit code anybody may take', ({ uscc }) => drop(uscc)],
    ['a credit code kept for nobody', ({ uscc }) => again(uscc)],
    ['a step of a firm that is gone', ({ firmStep }) => drop(firmStep)],
    ['a shop that goes on though its firm was suspended', ({ shop }) => edit(shop, { standing: 'suspended' })],
    ['a shop of another firm', ({ shop }) => edit(shop, { entryId: `reg_${'9'.repeat(26)}` })],
  ],
  X2: [
    [
      'a rescued voucher that ends at another time',
      ({ held, shop: { shopId: stopped } }) =>
        edit(AT_X, {
          type: 'rescue',
          voucherId: held.attempts[0]?.voucher.voucherId,
          shopId: stopped,
          at: START,
          from: START,
          until: START,
        }),
    ],
  ],
  U1: [
    ['a sale that nobody tells the national platform of', ({ unitReport }) => drop(unitReport)],
    [
      'a sale that is told of with a unit it is not',
      ({ unitReport }) => edit(unitReport, { unit: { serialNumber: 'SN9999999999', imeis: [] } }),
    ],
    [
      'a report that is neither answered nor to be sent',
      ({ unitReport }) => edit(unitReport, { dueAt: null, answer: null }),
    ],
  ],
  K1: [
    [
      'a redemption at a till of another shop',
      ({ till }) => edit(till, { till: { ...till.till, shopId: shopId(99) } }),
    ],
    [
      'a redemption at a device that nobody approved',
      ({ till }) => edit(till, { till: { ...till.till, state: 'waiting', expiresAt: START } }),
    ],
    ['a redemption at a till that is not there', ({ till }) => drop(till)],
    ['a till of another key', ({ till }) => edit(till, { till: { ...till.till, publicKey: `04${'1'.repeat(128)}` } })],
  ],
  V1: [
    [
      'a redemption proven by a file that was never used',
      ({ redemption }) =>
        edit(redemption, {
          evidence: [{ kind: 'invoice', dueAt: START, given: { uploadId: `upl_${'9'.repeat(26)}`, at: START } }],
        }),
    ],
    [
      'a redemption that owes evidence and is on no list',
      ({ redemption }) => edit(redemption, { evidence: [{ kind: 'delivery', dueAt: START, given: null }] }),
    ],
  ],
  H1: [
    ['an order’s hold whose order is not there', ({ order }) => [{ remove: order.order }, { remove: order.own }]],
    [
      'an order of somebody else’s voucher',
      ({ order }) => edit(order.order, { personId: personId(99), movedBy: personId(99) }),
    ],
    [
      'an open order that outlives its voucher’s hold',
      ({ order, bound }) => [...edit(order.order, { until: START }), ...voucher(bound, {})],
    ],
    ['a way to an order that leads nowhere', ({ order }) => edit(order.own, { shopId: shopId(99) })],
    ['a voucher for online that a till redeemed', ({ redeemed }) => voucher(redeemed, { channel: 'online' })],
  ],
  N1: [
    [
      'an award that leads to somebody else’s voucher',
      ({ claimedAward, held }) => edit(claimedAward, { voucherId: voucherIdOf(held, 1) }),
    ],
  ],
  N2: [
    ['somebody who waits and stands in no line', ({ line }) => drop(line)],
    ['somebody who stands in the line twice', ({ line }) => again(line)],
    ['somebody in the line who does not wait', ({ line }) => edit(line, { entryId: `ent_${'9'.repeat(26)}` })],
  ],
  N3: [
    ['a draw with another seed', ({ drawn }) => edit(drawn, { seed: '0'.repeat(64) })],
    ['a draw whose list has another hash', ({ drawn }) => edit(drawn, { listHash: '0'.repeat(64) })],
    ['a draw with a unit more than was published', ({ drawn }) => edit(drawn, { units: drawn.units + 1 })],
    ['a draw that has passed over a place', ({ drawn }) => edit(drawn, { next: drawn.next + 1 })],
    ['a winner in another place', ({ won }) => edit(won, { source: { ...won.source, place: 9 } })],
  ],
  Q1: [
    ['one fen too many in a pool', ({ pool }) => edit(pool, { leftFen: pool.leftFen + 1 })],
    ['a fen held by nobody', ({ pool }) => edit(pool, { leftFen: pool.leftFen - 1, heldFen: pool.heldFen + 1 })],
    ['a fen spent by nobody', ({ pool }) => edit(pool, { leftFen: pool.leftFen - 1, spentFen: pool.spentFen + 1 })],
    ['a pool of a campaign that does not exist', ({ pool }) => again(pool, { campaignId: campaignId(99) })],
    ['a pool where no claim looks for it', ({ pool }) => move(pool)],
    ['a voucher that holds a fen more than its pool knows', ({ held }) => voucher(held, { capFen: 50_001 })],
  ],
  P1: [
    ['a slot at a key that is not its own', ({ held }) => move(held)],
    [
      'a live voucher before the last one',
      ({ reclaimed }) => voucher(reclaimed, { status: 'held', reservation: null, capFen: 0 }, 0),
    ],
    ['a voucher numbered as another attempt', ({ held }) => voucher(held, { voucherId: voucherIdOf(held, 5) })],
    [
      'a voucher whose id leads to another item',
      ({ held }) => voucher(held, { voucherId: voucherIdOf({ ...held, item: 2 }, 1) }),
    ],
  ],
  P3: [
    [
      'an identity of somebody who was never verified',
      ({ identity, newcomer }) => edit(identity, { personId: newcomer.personId }),
    ],
    ['an identity of nobody', ({ identity }) => edit(identity, { personId: personId(99) })],
    ['a second identity of one person', ({ identity }) => again(identity)],
  ],
  G1: [
    ['a power at a key that is not its own', ({ power }) => move(power)],
    ['a second power of the same two', ({ power }) => again(power)],
    ['a mirror that says more', ({ actsFor }) => edit(actsFor, { power: { ...actsFor.power, scopes: ['show'] } })],
    ['a power without its mirror', ({ actsFor }) => drop(actsFor)],
    ['a mirror without its power', ({ power }) => drop(power)],
    ['a voucher claimed by somebody who never might', ({ held }) => voucher(held, { claimedBy: personId(99) })],
    ['a helper beyond the day’s limit', ({ assists }) => edit(assists, { count: 21 })],
  ],
  G2: [
    ['a disavowal that no office hears of', ({ disavowal }) => drop(disavowal)],
    ['a disavowal whose notice does not say so', ({ marked }) => edit(marked, { disavowedAt: null })],
  ],
  A1: [
    [
      'a post that is listed for somebody who does not hold it',
      ({ post, newcomer }) => again(post, { personId: newcomer.personId }),
    ],
    [
      'a redemption by a key that nobody made',
      ({ redemption }) => edit(redemption, { clerkId: `key_${'9'.repeat(26)}` }),
    ],
    ['a post of nobody', ({ post }) => again(post, { personId: personId(99) })],
    [
      'a person who lost a role while the list still has it',
      ({ clerk }) => edit(clerk, { roles: ['shopper'], shopId: null }),
    ],
    [
      'an offer that nobody accepted, yet is',
      ({ invitation }) => edit(invitation, { invitation: { ...invitation.invitation, acceptedBy: personId(99) } }),
    ],
  ],
  S1: [
    ['more attempts than changes', ({ reclaimed }) => edit(reclaimed, { version: 1 })],
    [
      'a voucher that ended when it began',
      ({ held }) => voucher(held, { claimedAt: held.attempts[0]?.voucher.expiresAt }),
    ],
    [
      'a second attempt before the first',
      ({ reclaimed }) => voucher(reclaimed, { claimedAt: '2026-01-01T00:00:00.000Z' }),
    ],
  ],
  S2: [
    [
      'a used voucher that was given back after all',
      ({ redeemed, redemption: { redeemedAt, personId: givenBackBy } }) =>
        voucher(redeemed, { status: 'given-back', givenBackAt: redeemedAt, givenBackBy }),
    ],
    [
      'a used voucher without a redemption',
      ({ givenBack, redemption: { redeemedAt } }) =>
        voucher(givenBack, { status: 'redeemed', redeemedAt, redemptionId: UNKNOWN, shopId: shopId(1), subsidyFen: 0 }),
    ],
    ['a voucher that names another redemption', ({ redeemed }) => voucher(redeemed, { redemptionId: UNKNOWN })],
    [
      'a voucher that is used though its goods came back',
      ({ returned }) => edit(returned, { returns: returned.returns.map((one) => ({ ...one, at: START })) }),
    ],
    ['a voucher that says another subsidy', ({ redeemed }) => voucher(redeemed, { subsidyFen: 1 })],
    ['a voucher that says another shop', ({ redeemed }) => voucher(redeemed, { shopId: shopId(99) })],
    ['a subsidy above the cap', ({ redeemed, redemption }) => voucher(redeemed, { capFen: redemption.subsidyFen - 1 })],
    [
      'a redemption at the very end of its voucher',
      ({ redeemed, redemption }) => voucher(redeemed, { expiresAt: redemption.redeemedAt }),
    ],
    [
      'a quote with another subsidy',
      ({ redemption }) => edit(redemption, { quote: { ...redemption.quote, subsidyFen: 1 } }),
    ],
  ],
  P2: [
    ['a serial number that is not locked', ({ serialLock }) => drop(serialLock)],
    [
      'a phone one of whose IMEIs is not locked',
      ({ redemption, imeiLock }) => [
        ...edit(redemption, { imeis: ['352099000000016', '352099000000024'] }),
        ...imeiLock,
      ],
    ],
    ['an IMEI locked for a unit without one', ({ imeiLock }) => imeiLock],
    ['an invoice that is not locked', ({ invoiceLock }) => drop(invoiceLock)],
    ['a second lock for one redemption', ({ serialLock }) => again(serialLock)],
    [
      'a redemption whose own invoice number is not the locked one',
      ({ redemption }) => edit(redemption, { invoiceNumber: '2'.repeat(20) }),
    ],
    [
      'a unit that came back and stays locked',
      ({ serialLock, returned }) => again(serialLock, { redemptionId: returned.redemptionId }),
    ],
    ['a lock of nothing', ({ invoiceLock }) => again(invoiceLock, { redemptionId: UNKNOWN })],
  ],
  L1: [
    ['a redemption without a journal', ({ journal }) => drop(journal)],
    ['a redemption with two journals', ({ journal }) => again(journal, { journalId: 'jrn_2' })],
    [
      'a fen paid by the wrong purse',
      ({ journal }) =>
        edit(journal, {
          lines: journal.lines.map((line, n) => ({ ...line, amountFen: line.amountFen + ([1, -1][n] ?? 0) })),
        }),
    ],
  ],
  L4: [
    [
      'kept balances that counted a journal twice',
      ({ balances }) => edit(balances, { journals: balances.journals + 1 }),
    ],
    ['kept balances without their accounts', ({ balances }) => edit(balances, { accounts: {} })],
  ],
  L2: [
    [
      'a point too many',
      ({ purse }) => inPurse(purse, (lot) => ({ issued: lot.issued + 1, pending: lot.pending + 1 })),
    ],
    ['points of somebody else', ({ purse }) => edit(purse, { personId: personId(99) })],
    ['a booking that is gone', ({ bookings }) => bookings.slice(-1).flatMap(drop)],
    ['a lot with two sides that differ', ({ purse }) => inPurse(purse, (lot) => ({ expired: lot.expired + 1 }))],
    ['a lot for nothing', ({ purse }) => inPurse(purse, () => ({ lotId: UNKNOWN }))],
  ],
  J1: [
    [
      'an appliance of somebody who is counted to have none',
      () =>
        edit(AT_X, {
          ...OWNED,
          type: 'owned',
          ownedId: `own_${'9'.repeat(26)}`,
          personId: personId(99),
          addedAt: START,
          removedAt: null,
        }),
    ],
    ['recalls counted that do not stand', () => edit(AT_X, { type: 'recall-count', count: 1 })],
  ],
  Y1: [
    [
      'somebody who comes to no fair',
      () =>
        edit(AT_X, {
          type: 'fair-sign-up',
          fairId: `fai_${'9'.repeat(26)}`,
          stopNumber: 1,
          personId: personId(99),
          party: 2,
          version: 1,
          signedUpAt: START,
        }),
    ],
    ['a place taken by nobody', () => edit(AT_X, { type: 'fair', ...TAKEN_FAIR })],
  ],
  M1: [
    [
      'a promotion that counts a sale that was not',
      () => edit(AT_X, { type: 'promotion', ...promotionOf(9, {}, { used: 1, spentFen: fen(0) }) }),
    ],
    [
      'a bundle whose item was redeemed by nothing that names it',
      () => [
        ...edit(AT_X, { type: 'promotion', ...promotionOf(9, {}, { used: 1, spentFen: fen(10) }) }),
        ...edit(AT_Y, {
          type: 'bundle',
          bundleId: `bdl_${'9'.repeat(26)}`,
          promotionId: promotionOf(9).promotionId,
          shopId: shopId(1),
          title: '套装',
          step: 'shop-discount',
          items: [
            { category: 'fridge', gtin: '6901234567892', listFen: 100, offFen: 5, redemptionId: UNKNOWN },
            { category: 'washer', gtin: '6901234567908', listFen: 100, offFen: 5 },
          ],
          soldAt: START,
        }),
      ],
    ],
    ['a reward of which one is gone', ({ reward }) => edit(reward, { left: reward.left - 1 })],
    [
      'a reward counted for somebody who has none',
      ({ reward: { rewardId } }) => edit(AT_X, { type: 'reward-count', personId: personId(99), rewardId, count: 1 }),
    ],
    [
      'a reward that nobody paid for',
      ({ purse, reward }) => [
        ...edit(reward, { left: reward.left - 1 }),
        ...edit(AT_X, {
          type: 'reward-order',
          rewardOrderId: `rwo_${'9'.repeat(26)}`,
          rewardId: reward.rewardId,
          regionCode: reward.regionCode,
          personId: purse.personId,
          title: reward.terms.title,
          kind: 'goods',
          handOver: '某处',
          costPoints: 10,
          taken: [
            {
              lotId: UNKNOWN,
              points: 10,
            },
          ],
          collectCode: '9999999999',
          orderedAt: START,
          collectBy: START,
          state: 'ordered',
          endedAt: null,
        }),
      ],
    ],
  ],
  L3: [
    [
      'a price that was cut by a fen more than its return says',
      ({ cut }) =>
        edit(cut, {
          returns: cut.returns.map((one) => (one.kind === 'part' ? { ...one, cutFen: one.cutFen + 1 } : one)),
        }),
    ],
  ],
  I1: [
    ['a success that was told and forgotten', ({ told }) => drop(told)],
    ['one redemption told to two requests', ({ told }) => again(told)],
    [
      'a redemption told that does not exist',
      ({ told }) => edit(told, { outcome: { ok: true, value: { redemptionId: UNKNOWN, quote: {}, returns: [] } } }),
    ],
  ],
  O1: [
    [
      'a release that was not folded',
      ({ live }) =>
        edit(AT_X, {
          type: 'release',
          releaseId: 'x',
          pool: { ...poolOf(live, 'fridge'), shard: 0 },
          heldFen: 0,
          spentFen: 0,
        }),
    ],
    ['a live voucher that no clerk can type', ({ heldNumber }) => drop(heldNumber)],
    ['a live voucher without a deadline', ({ heldDeadline }) => drop(heldDeadline)],
    ['a redemption without points', ({ purse, bookings }) => [purse, ...bookings].flatMap(drop)],
    ['points of what came back', ({ cutPurse, cutBookings }) => withoutReversals(cutPurse, cutBookings)],
    ['an act for another of which nobody was told', ({ unmarked }) => drop(unmarked)],
    ['a granted voucher without a receipt', ({ heldReceipt }) => drop(heldReceipt)],
  ],
  T1: [
    [
      'a receipt that says something else than was signed',
      ({ receipt }) => edit(receipt, { body: `${receipt.body} ` }),
    ],
    ['a receipt whose batch is missing', ({ batch }) => drop(batch)],
    ['a batch with a signature of another', ({ batch }) => edit(batch, { signature: '0'.repeat(128) })],
    ['an appeal without a receipt', ({ appealed }) => drop(appealed)],
  ],
  W1: [
    ['an openid that leads to nobody', ({ openid }) => edit(openid, { personId: personId(99) })],
    ['two openids that lead to one person', ({ openid }) => again(openid)],
    ['an openid whose person is gone', ({ newcomer }) => drop(newcomer)],
    ['a phone number of nobody', ({ phone }) => edit(phone, { personId: personId(99) })],
  ],
  D1: [
    ['an item of a digest version that is not in use', ({ phone }) => edit(phone, { digest: 3 })],
    [
      'a copy of nothing while both versions are put',
      ({ phone, officer }) => [...ringIn('doubled'), ...again(phone, { digest: 2, personId: officer.personId })],
    ],
    [
      'an item that was not copied before its copy is looked up',
      ({ serialLock, cutLock, openid, identity }) => [
        ...ringIn('turned'),
        ...[serialLock, cutLock, openid, identity].flatMap((row) => again(row, { digest: 2 })),
      ],
    ],
  ],
  E1: [
    [
      'a person who was erased and is there again',
      ({ erasure, newcomer }) => edit(newcomer, { pk: erasure.pk, personId: erasure.personId }),
    ],
    [
      'tries of somebody who was erased',
      ({ erasure: { pk } }) =>
        edit({ pk, sk: 'IDENTITY-TRIES' }, { type: 'identity-tries', tries: 1, since: START, requestId: 'R1' }),
    ],
  ],
  F1: [
    [
      'a campaign approved by its author',
      ({ live }) => edit(live, { inForce: { ...live.inForce, authorId: live.inForce?.approvals[0]?.by } }),
    ],
    ['an approval that is gone', ({ approval }) => drop(approval)],
    [
      'an approval of another text',
      ({ approval, draft }) => edit(approval, { did: { ...approval.did, hash: draft.proposal?.hash } }),
    ],
    ['an approval by somebody else', ({ approval }) => edit(approval, { by: personId(99) })],
    [
      'two approvals by one person',
      ({ live }) => {
        const approvals = live.inForce?.approvals ?? [];
        return edit(live, { inForce: { ...live.inForce, approvals: [...approvals, ...approvals] } });
      },
    ],
    ['a report that is gone', ({ report }) => drop(report)],
    ['another report than was approved', ({ report }) => edit(report, { reportHash: 'f'.repeat(64) })],
    [
      'a pool with more than its budget',
      ({ pool }) => edit(pool, { limitFen: pool.limitFen + 1, leftFen: pool.leftFen + 1 }),
    ],
    [
      'money of a campaign that nobody approved',
      ({ pool: { limitFen, ...pool }, draft: { campaignId: unapproved, ...draft } }) => {
        const key = shardRowKey({ ...poolOf({ ...draft, campaignId: unapproved }, 'fridge'), shard: 0 });
        return edit(key, {
          ...pool,
          ...key,
          campaignId: unapproved,
          limitFen,
          leftFen: limitFen,
          leases: {},
          lastOf: {},
          heldFen: 0,
          spentFen: 0,
        });
      },
    ],
    [
      'a campaign that names a text nobody wrote',
      ({ draft }) => edit(draft, { proposal: { ...draft.proposal, hash: '0'.repeat(64) } }),
    ],
    [
      'a revision edited afterwards',
      ({ revision }) => edit(revision, { rules: { ...revision.rules, payoutDelayDays: 60 } }),
    ],
  ],
};
