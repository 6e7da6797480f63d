import { keepsCode, standingOf } from '@luhuan/shared/register/entry';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/**
 * X1: of two entries of a kind that keep their code, none has the other's; every version of an entry has its step; a store stands
 * as its firm does.
 */
const checkEntries = (snapshot: Snapshot): Violation[] => {
  const steps = new Map<string, number>();
  for (const { entryId } of snapshot['register-step']) steps.set(entryId, (steps.get(entryId) ?? 0) + 1);
  const keepers = new Map(snapshot.uscc.map(({ pk, entryId }) => [pk, entryId]));
  const entries = snapshot['register-entry'].map(({ entry }) => entry);
  const keeping = entries.filter(({ state }) => keepsCode(state));
  const shops = new Map(snapshot.shop.map((shop) => [shop.shopId, shop]));
  return [
    ...violated('X1', keepers.size !== keeping.length, 'a credit code is kept for nobody, or by two'),
    ...keeping.flatMap(({ kind, uscc, entryId }) =>
      violated('X1', keepers.get(`USCC#${kind}#${uscc}`) !== entryId, `${entryId} does not keep its credit code`),
    ),
    ...entries.flatMap(({ entryId, version, shopIds, state }) => [
      ...violated('X1', steps.get(entryId) !== version, `${entryId} has not one step for each version`),
      ...shopIds.flatMap((shopId) => {
        const shop = shops.get(shopId);
        const right = shop?.entryId === entryId && shop.standing === standingOf(state);
        return violated('X1', !right, `${shopId} does not stand as ${entryId} does`);
      }),
    ]),
  ];
};

/** X2: a voucher that was rescued is good for as long as that says, and for the days that were given, once. */
const checkRescues = ({ rescue: rescues, slot }: Snapshot): Violation[] => {
  const ends = new Map<string, string>(
    slot.flatMap(({ attempts }) => attempts.map(({ voucher }) => [voucher.voucherId, voucher.expiresAt] as const)),
  );
  return rescues.flatMap(({ voucherId, until }) =>
    violated('X2', ends.get(voucherId) !== until, `${voucherId} was rescued and ends at another time`),
  );
};

export const checkRegister = (snapshot: Snapshot): Violation[] => [
  ...checkEntries(snapshot),
  ...checkRescues(snapshot),
];
