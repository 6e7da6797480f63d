import { noticeIdOf } from '@luhuan/shared/notice/notice';
import { tellerOf } from '@luhuan/shared/order/order';
import { ASSISTS_PER_DAY, type Power } from '@luhuan/shared/power/power';
import type { Snapshot } from './store.ts';
import { powerKey } from '../power/store.ts';
import { type Violation, violated } from './violation.ts';

const pairOf = ({ principal, delegate }: Pick<Power, 'principal' | 'delegate'>): string =>
  `${delegate} for ${principal}`;

/** Who pressed for somebody else, voucher by voucher. */
const strangersOn = ({ slot, order }: Snapshot) => [
  ...order.flatMap((one) =>
    tellerOf(one) === 'delegate' ? [{ principal: one.personId, delegate: one.movedBy, voucherId: one.voucherId }] : [],
  ),
  ...slot.flatMap(({ personId: principal, attempts }) =>
    attempts.flatMap(({ voucher }) =>
      [voucher.claimedBy, ...(voucher.status === 'given-back' ? [voucher.givenBackBy] : [])]
        .filter((delegate) => delegate !== principal)
        .map((delegate) => ({ principal, delegate, voucherId: voucher.voucherId })),
    ),
  ),
];

/** G1: a power and its mirror agree, there is one for a pair, and whoever pressed for another has or had one. */
export const checkPowers = (snapshot: Snapshot): Violation[] => {
  const mirrors = new Map(snapshot['acts-for'].map(({ power }) => [pairOf(power), JSON.stringify(power)]));
  const pairs = snapshot.power.map(({ power }) => pairOf(power));
  return [
    ...snapshot.power.flatMap(({ pk, sk, power }, index) => {
      const [pair, key] = [pairOf(power), powerKey(power.principal, power.delegate)];
      return [
        ...violated('G1', key.pk !== pk || key.sk !== sk, `the power of ${pair} is not at its own key`),
        ...violated('G1', pairs.indexOf(pair) !== index, `there are two powers of ${pair}`),
        ...violated('G1', mirrors.get(pair) !== JSON.stringify(power), `the mirror of ${pair} says something else`),
        ...violated('G1', power.principal === power.delegate, `${power.principal} acts for themselves`),
      ];
    }),
    ...[...mirrors.keys()].flatMap((pair) => violated('G1', !pairs.includes(pair), `a mirror of ${pair} has no power`)),
    ...strangersOn(snapshot).flatMap((act) =>
      violated('G1', !pairs.includes(pairOf(act)), `${act.voucherId}: ${pairOf(act)} never had a power`),
    ),
    ...snapshot.assists.flatMap(({ pk, count }) =>
      violated('G1', count > ASSISTS_PER_DAY, `${pk} helped ${count} times on one day`),
    ),
  ];
};

/** G2: what was disavowed is marked so, and the office has it on its list; neither without the other. */
export const checkDisavowals = ({ notice, disavowal }: Snapshot): Violation[] => {
  const marked = notice.filter(({ disavowedAt }) => disavowedAt !== null).map(({ noticeId }) => noticeId);
  const told = disavowal.map((row) => row.disavowal.noticeId);
  return [
    ...marked.flatMap((id) => violated('G2', !told.includes(id), `${id} was disavowed and no office knows`)),
    ...told.flatMap((id) => violated('G2', !marked.includes(id), `${id} is reported and not marked`)),
  ];
};

/** O1, once the stream is drained: every act for another has its notice. */
export const checkNotified = (snapshot: Snapshot): Violation[] => {
  const known = new Set<string>(snapshot.notice.map(({ noticeId }) => noticeId));
  const due = [
    ...snapshot.slot.flatMap(({ personId, attempts }) =>
      attempts.flatMap(({ voucher }) => [
        ...(voucher.claimedBy === personId ? [] : [[`claimed:${voucher.voucherId}`, voucher.claimedAt] as const]),
        ...(voucher.status !== 'given-back' || voucher.givenBackBy === personId
          ? []
          : [[`given-back:${voucher.voucherId}`, voucher.givenBackAt] as const]),
      ]),
    ),
    ...snapshot.slot.flatMap(({ personId, attempts }) =>
      attempts.flatMap(({ voucher: { voucherId, card } }) =>
        card === null
          ? []
          : [
              ...(card.printedBy === personId
                ? []
                : [[`card-printed:${voucherId}:${card.generation}`, card.printedAt] as const]),
              ...(card.used === null ? [] : [[`card-used:${voucherId}:${card.used.at}`, card.used.at] as const]),
            ],
      ),
    ),
    ...snapshot.act.map(({ day, voucherId, delegate, at }) => [`shown:${day}:${voucherId}:${delegate}`, at] as const),
    ...snapshot.redemption.flatMap(({ returns }) =>
      returns.map(({ returnId, at }) => [`goods-returned:${returnId}`, at] as const),
    ),
    ...snapshot.order.flatMap((order) => {
      const by = tellerOf(order);
      const kind = by === 'delegate' ? 'order-for-you' : 'order-moved';
      return by === 'nobody' ? [] : [[`${kind}:${order.orderId}:${order.version}`, order.movedAt] as const];
    }),
    ...snapshot.power.flatMap(({ power }) => [
      [`power-accepted:${power.offerId}`, power.grantedAt] as const,
      ...(power.state === 'active' ? [] : [[`power-revoked:${power.offerId}`, power.revokedAt] as const]),
    ]),
  ];
  return due.flatMap(([subject, at]) =>
    violated('O1', !known.has(noticeIdOf(`ActedFor:${subject}`, at)), `nobody was told of ${subject}`),
  );
};
