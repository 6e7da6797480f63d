import { type Instant, epochMs } from '../clock.ts';
import type { ShopId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse, unreachable } from '../result.ts';
import type { TILL_REFUSALS } from './refusals.ts';
import { type Signed, type TillProof, signedText } from './signature.ts';
import type { Till, TillIn, TillKey } from './till.ts';

/** Whether a P-256 signature over an ASCII text is of this key. */
export type VerifyTill = (publicKey: TillKey, text: string, signature: string) => boolean;

export type TillRefusal = RefusalOf<(typeof TILL_REFUSALS)[number]>;

/** What a call at a till is held against. */
export type TillAsked = {
  /** Whether the shop takes redemptions from registered tills only. */
  readonly required: boolean;
  /** The till that the header names, as it is now. */
  readonly till: Till | undefined;
};

type Sent = {
  /** `null`: it named no till. `undefined`: what it sent is no proof. */
  readonly proof: TillProof | null | undefined;
  readonly request: Omit<Signed, 'tillId' | 'at'>;
  /** Of the person who presses. */
  readonly shopId: ShopId | null;
};

/**
 * How far the instant of a signature may be from the server's clock: a request that somebody copied is worth nothing later, and a
 * till signs anew whenever it sends again. An assumption.
 */
const APART_SECONDS = 600;

/** `undefined`: a body with half a character (a lone surrogate) has no canonical form, and no till signs it. */
const textOf = (signed: Signed): string | undefined => {
  try {
    return signedText(signed);
  } catch {
    return undefined;
  }
};

const isProven = (verify: VerifyTill, till: Till, { proof, request }: Sent): boolean => {
  if (proof === null || proof === undefined) return false;
  const { tillId, at, signature } = proof;
  const text = textOf({ ...request, tillId, at });
  return text !== undefined && verify(till.publicKey, text, signature);
};

/**
 * The till that a call comes from; `null`: none, where the shop does not ask for one. How a till stands is told only to who holds
 * its key.
 */
export const tillAt = (
  verify: VerifyTill,
  { required, till }: TillAsked,
  sent: Sent,
  now: Instant,
): Result<TillIn<'active'> | null, TillRefusal> => {
  const { proof, shopId } = sent;
  if (proof === null) return required ? refuse({ code: 'TillNeeded' }) : ok(null);
  if (proof === undefined || till === undefined || !isProven(verify, till, sent))
    return refuse({ code: 'TillUnproven' });
  if (Math.abs(epochMs(now) - epochMs(proof.at)) > APART_SECONDS * 1_000) return refuse({ code: 'TillClockAway' });
  if (till.shopId !== shopId) return refuse({ code: 'TillElsewhere' });
  switch (till.state) {
    case 'active':
      return ok(till);
    case 'waiting':
      return required ? refuse({ code: 'TillWaiting' }) : ok(null);
    case 'lost':
    case 'revoked':
      return refuse({ code: 'TillStopped', state: till.state });
    default:
      return unreachable(till);
  }
};
