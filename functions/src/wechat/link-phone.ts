import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { stateOf } from '@luhuan/shared/vault/consent';
import type { KeptData } from '@luhuan/shared/vault/kept';
import { TERMS } from '@luhuan/shared/vault/purpose';
import type { Rings } from '../platform/digests.ts';
import { commit } from '../platform/table.ts';
import { type KeepDeps, keep, keepRefusal } from '../vault/keep.ts';
import { consentIn, readHoldings } from '../vault/store.ts';
import { type TokenDeps, withToken } from './access-token.ts';
import { phoneNumber } from './calls.ts';
import { refusalFor } from './client.ts';
import { addNumber, readNumber } from './store.ts';

type LinkDeps = TokenDeps & KeepDeps & { readonly rings: Rings };

const REFUSALS = {
  40_029: { code: 'PhoneCodeUsed' },
  45_011: { code: 'ServiceAway', service: 'wechat' },
} as const;

type LinkRefusal = RefusalOf<'PhoneCodeUsed' | 'PhoneTaken' | 'ConsentNeeded' | 'AccountErased' | 'ServiceAway'>;
type Link = { readonly personId: PersonId; readonly now: Instant };

/** Ties a number to the person and keeps it beside their openid, both or neither. */
const tie = async (
  deps: LinkDeps,
  number: string,
  { personId, now }: Link,
): Promise<Result<{ linked: true }, LinkRefusal>> => {
  const { table } = deps;
  const change = (before: KeptData['account'] | undefined) => ({
    openid: before?.openid ?? null,
    phones: [...new Set([...(before?.phones ?? []), number])],
  });
  const kept = await keep(deps, personId, { kind: 'account', consentVersion: TERMS.account.version, change }, now);
  if (!kept.ok) return refuse({ code: 'ConsentNeeded', purpose: 'account' });
  const digests = await deps.rings.current(now);
  const phone = addNumber(table, digests, number, { personId, linkedAt: now });
  const done = await commit(table, { phone, ...kept.value });
  if (done.ok) return ok({ linked: true });
  if (done.error !== 'phone') return refuse(keepRefusal(done.error));
  const owner = await readNumber(table, digests, number);
  return owner === personId ? ok({ linked: true }) : refuse({ code: 'PhoneTaken' });
};

/**
 * Ties the number that WeChat vouches for to the person: one number, one person. Again with the same number is no change. It is
 * kept under the consent that was given at sign-in; without it nothing is asked of WeChat.
 */
export const linkPhone =
  (deps: LinkDeps) =>
  async (code: string, { personId, now }: Link): Promise<Result<{ linked: true }, LinkRefusal>> => {
    const consent = consentIn(await readHoldings(deps.vault, personId), 'account');
    if (stateOf(consent) !== 'given') return refuse({ code: 'ConsentNeeded', purpose: 'account' });
    const asked = await withToken(deps, (token) => phoneNumber(deps.wechat, token, code, now));
    if (!asked.ok) return refuse(refusalFor(asked.error, REFUSALS));
    const { countryCode, purePhoneNumber } = asked.value.phone_info;
    return tie(deps, `+${countryCode}${purePhoneNumber}`, { personId, now });
  };
