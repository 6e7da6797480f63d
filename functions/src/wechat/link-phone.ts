import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Rings } from '../platform/digests.ts';
import { type TokenDeps, withToken } from './access-token.ts';
import { phoneNumber } from './calls.ts';
import { refusalFor } from './client.ts';
import { linkNumber } from './store.ts';

const REFUSALS = {
  40_029: { code: 'PhoneCodeUsed' },
  45_011: { code: 'ServiceAway', service: 'wechat' },
} as const;

/** Ties the number that WeChat vouches for to the person: one number, one person. Again with the same number is no change. */
export const linkPhone =
  (deps: TokenDeps & { readonly rings: Rings }) =>
  async (
    code: string,
    { personId, now }: { readonly personId: PersonId; readonly now: Instant },
  ): Promise<Result<{ linked: true }, RefusalOf<'PhoneCodeUsed' | 'PhoneTaken' | 'ServiceAway'>>> => {
    const asked = await withToken(deps, (token) => phoneNumber(deps.wechat, token, code, now));
    if (!asked.ok) return refuse(refusalFor(asked.error, REFUSALS));
    const { countryCode, purePhoneNumber } = asked.value.phone_info;
    const number = `+${countryCode}${purePhoneNumber}`;
    const owner = await linkNumber(deps.table, await deps.rings.current(now), number, { personId, linkedAt: now });
    return owner === personId ? ok({ linked: true }) : refuse({ code: 'PhoneTaken' });
  };
