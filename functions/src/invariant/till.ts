import { tillIdOf } from '@luhuan/shared/till/till-id';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/** K1: a till is what its key says, and what was redeemed at a till was redeemed at one of that shop that had been approved. */
export const checkTills = ({ till: tills, redemption }: Snapshot): Violation[] => {
  const known = new Map<string, (typeof tills)[number]['till']>(tills.map(({ till }) => [till.tillId, till]));
  return [
    ...tills.flatMap(({ pk, till: { tillId, publicKey } }) =>
      violated('K1', tillIdOf(publicKey) !== tillId || pk !== `TILL#${tillId}`, `${pk} is not the till of its key`),
    ),
    ...redemption.flatMap(({ redemptionId, tillId, shopId }) => {
      if (tillId === undefined) return [];
      const till = known.get(tillId);
      const lawful = till !== undefined && till.shopId === shopId && till.state !== 'waiting';
      return violated('K1', !lawful, `${redemptionId} was redeemed at ${tillId}, which is no till of its shop`);
    }),
  ];
};
