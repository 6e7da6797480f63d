import { fen } from '@luhuan/shared/fen';
import type { Event, EventOf } from '@luhuan/shared/event/event';
import { Release } from '@luhuan/shared/quota/pool';
import type { Return } from '@luhuan/shared/redemption/return';
import { Redemption } from '@luhuan/shared/redemption/redemption';
import { Order, tellerOf } from '@luhuan/shared/order/order';
import * as z from 'zod';
import { ActRow } from '../notice/store.ts';
import type { Change } from '../platform/stream.ts';
import { PowerRow } from '../power/store.ts';
import { SlotRow } from '../voucher/store.ts';

const Typed = z.object({ type: z.string() });

const claimsOf = ({ before, after }: Change): Event[] => {
  const known = before === undefined ? 0 : SlotRow.parse(before).attempts.length;
  return SlotRow.parse(after)
    .attempts.slice(known)
    .map(({ voucher: { voucherId, expiresAt } }) => ({
      kind: 'VoucherClaimed',
      eventId: `VoucherClaimed:${voucherId}`,
      voucherId,
      expiresAt,
    }));
};

type ActedFor = EventOf<'ActedFor'>;

/** `subject` tells acts of one kind apart for good. */
const actedFor = (subject: string, acted: Omit<ActedFor, 'kind' | 'eventId'>): ActedFor => ({
  kind: 'ActedFor',
  eventId: `ActedFor:${acted.act.kind}:${subject}`,
  ...acted,
});

/** Claims and give-backs that somebody else pressed than whose slot it is. */
const actsOnSlot = ({ before, after }: Change): Event[] => {
  const { personId: principal, category, attempts } = SlotRow.parse(after);
  const known = before === undefined ? [] : SlotRow.parse(before).attempts;
  return attempts.flatMap(({ voucher }, index) => {
    const { voucherId } = voucher;
    const was = known[index]?.voucher;
    const claimed = was === undefined && voucher.claimedBy !== principal;
    const givenBack =
      voucher.status === 'given-back' && was?.status !== 'given-back' && voucher.givenBackBy !== principal
        ? voucher
        : undefined;
    const about = { principal, act: { voucherId, category } };
    return [
      ...(claimed
        ? [
            actedFor(voucherId, {
              ...about,
              delegate: voucher.claimedBy,
              at: voucher.claimedAt,
              act: { kind: 'claimed', ...about.act },
            }),
          ]
        : []),
      ...(givenBack === undefined
        ? []
        : [
            actedFor(voucherId, {
              ...about,
              delegate: givenBack.givenBackBy,
              at: givenBack.givenBackAt,
              act: { kind: 'given-back', ...about.act },
            }),
          ]),
    ];
  });
};

/** Printed cards: a print by somebody else than whose slot it is, and every use at a till. */
const actsOnCard = ({ before, after }: Change): Event[] => {
  const { personId: principal, category, attempts } = SlotRow.parse(after);
  const known = before === undefined ? [] : SlotRow.parse(before).attempts;
  return attempts.flatMap(({ voucher: { voucherId, card } }, index) => {
    const was = known[index]?.voucher.card ?? null;
    if (card === null) return [];
    const { generation, printedBy, printedAt, used } = card;
    const about = { voucherId, category, generation };
    const printed = was?.generation !== generation && printedBy !== principal;
    const isUse = used !== null && used.at !== was?.used?.at;
    return [
      ...(printed
        ? [
            actedFor(`${voucherId}:${generation}`, {
              principal,
              delegate: printedBy,
              at: printedAt,
              act: { kind: 'card-printed' as const, ...about },
            }),
          ]
        : []),
      ...(isUse
        ? [
            actedFor(`${voucherId}:${used.at}`, {
              principal,
              delegate: used.by,
              at: used.at,
              act: { kind: 'card-used' as const, ...about },
            }),
          ]
        : []),
    ];
  });
};

const changesOfPower = ({ before, after }: Change): Event[] => {
  const { power } = PowerRow.parse(after);
  const was = before === undefined ? undefined : PowerRow.parse(before).power;
  const { principal, delegate, offerId, scopes, grantedAt, expiresAt } = power;
  const both = { principal, delegate };
  const accepted = actedFor(offerId, {
    ...both,
    at: grantedAt,
    act: { kind: 'power-accepted', scopes, expiresAt },
  });
  const isNew = was?.offerId !== offerId;
  if (power.state === 'active') return isNew ? [accepted] : [];
  const { revokedAt, revokedBy } = power;
  return was?.state === 'revoked' && !isNew
    ? []
    : [actedFor(offerId, { ...both, at: revokedAt, act: { kind: 'power-revoked', revokedBy } })];
};

/** The shopper hears of it: nobody can say that goods came back without them. */
const toldOfReturn = ({ personId: principal, voucherId, category }: Redemption, one: Return): ActedFor => {
  const refundFen = one.kind === 'exchange' ? fen(0) : one.shopperFen;
  const act = { kind: 'goods-returned' as const, voucherId, category, how: one.kind, refundFen };
  return actedFor(one.returnId, { principal, delegate: one.clerkId, at: one.at, act });
};

const changesOfRedemption = ({ before, after }: Change): Event[] => {
  const redemption = Redemption.parse(after);
  const known = before === undefined ? 0 : Redemption.parse(before).returns.length;
  return [
    ...(before === undefined
      ? [{ kind: 'VoucherRedeemed' as const, eventId: `VoucherRedeemed:${redemption.redemptionId}`, redemption }]
      : []),
    ...redemption.returns
      .slice(known)
      .flatMap((one): Event[] => [
        { kind: 'GoodsReturned', eventId: `GoodsReturned:${one.returnId}`, redemption },
        toldOfReturn(redemption, one),
      ]),
  ];
};

/** Steps of an online order that somebody else took than whose it is, and its end by time. */
const stepsOfOrder = ({ after }: Change): Event[] => {
  const order = Order.parse(after);
  const { personId: principal, voucherId, category, orderId, movedBy, movedAt, version, status: to } = order;
  const both = { principal, delegate: movedBy, at: movedAt };
  const about = { voucherId, category, orderId, to };
  const subject = `${orderId}:${version}`;
  const by = tellerOf(order);
  if (by === 'nobody') return [];
  if (by === 'delegate') return [actedFor(subject, { ...both, act: { kind: 'order-for-you', ...about } })];
  const reason = order.status === 'cancelled' ? order.reason : null;
  return [actedFor(subject, { ...both, act: { kind: 'order-moved', ...about, by, reason } })];
};

/** What a change means. Events are read off the items themselves, so that a claim writes nothing but its slot. */
export const eventsOf = (change: Change): Event[] => {
  if (change.after === undefined) return [];
  const { type } = Typed.parse(change.after);
  if (type === 'slot') return [...claimsOf(change), ...actsOnSlot(change), ...actsOnCard(change)];
  if (type === 'power') return changesOfPower(change);
  if (type === 'order') return stepsOfOrder(change);
  if (type === 'redemption') return changesOfRedemption(change);
  if (change.before !== undefined) return [];
  if (type === 'release') {
    const release = Release.parse(change.after);
    return [{ kind: 'ReleaseAdded', eventId: `ReleaseAdded:${release.releaseId}`, release }];
  }
  if (type === 'act') {
    const { principal, delegate, at, voucherId, category, day } = ActRow.parse(change.after);
    const act = { kind: 'shown' as const, voucherId, category };
    return [actedFor(`${day}:${voucherId}:${delegate}`, { principal, delegate, at, act })];
  }
  return [];
};
