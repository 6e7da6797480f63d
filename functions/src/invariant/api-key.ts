import { keyIn } from '@luhuan/shared/api-key/clerk';
import type { KeyScope } from '@luhuan/shared/api-key/scope';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/** A1: what a system did, a key of that very shop let it do; a revoked key has no secret left. */
export const checkApiKeys = ({ redemption: redemptions, 'api-key': keys }: Snapshot): Violation[] => {
  const byId = new Map(keys.map(({ key }) => [key.keyId, key]));
  return [
    ...redemptions.flatMap(({ redemptionId, shopId, clerkId, redeemedAt, returns }) => {
      const acts: (readonly [typeof clerkId, KeyScope, string])[] = [
        [clerkId, 'redeem', redeemedAt],
        ...returns.map((one) => [one.clerkId, 'return', one.at] as const),
      ];
      return acts.flatMap(([who, scope, at]) => {
        const keyId = keyIn(who);
        const key = keyId === undefined ? undefined : byId.get(keyId);
        const lets = key?.shopId === shopId && key.scopes.includes(scope) && at < key.expiresAt;
        return violated('A1', keyId !== undefined && !lets, `${keyId} could not ${scope} ${redemptionId}`);
      });
    }),
    ...keys.flatMap(({ state, key }) =>
      violated('A1', state !== key.state, `${key.keyId} is ${state} and ${key.state}`),
    ),
  ];
};
