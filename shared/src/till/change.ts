import { type Instant, plusSeconds } from '../clock.ts';
import type { PersonId, ShopId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import { type Till, type TillIn, type TillKey, WAITING_HOURS } from './till.ts';
import { tillIdOf } from './till-id.ts';

type By = { readonly by: PersonId; readonly at: Instant };
type Ask = { readonly shopId: ShopId; readonly name: string; readonly publicKey: TillKey };
type Changed = RefusalOf<'TillChanged'>;

/** A device that asks for approval, again if it asked before. */
export const asked = (
  before: Till | undefined,
  { shopId, name, publicKey }: Ask,
  { by, at }: By,
): Result<TillIn<'waiting'>, Changed | RefusalOf<'TillElsewhere' | 'TillStopped'>> => {
  if (before !== undefined && before.shopId !== shopId) return refuse({ code: 'TillElsewhere' });
  if (before?.state === 'revoked' || before?.state === 'lost')
    return refuse({ code: 'TillStopped', state: before.state });
  if (before?.state === 'active') return refuse({ code: 'TillChanged' });
  return ok({
    state: 'waiting',
    tillId: tillIdOf(publicKey),
    shopId,
    name,
    publicKey,
    registeredBy: by,
    registeredAt: at,
    usedOn: null,
    expiresAt: plusSeconds(at, WAITING_HOURS * 3_600),
  });
};

export const approved = (
  before: Till,
  { by, at }: By,
): Result<TillIn<'active'>, Changed | RefusalOf<'TillCodeOver'>> => {
  if (before.state !== 'waiting') return refuse({ code: 'TillChanged' });
  const { expiresAt, ...till } = before;
  if (at >= expiresAt) return refuse({ code: 'TillCodeOver' });
  return ok({ ...till, state: 'active', approvedBy: by, approvedAt: at });
};

export const lost = (before: Till, { by, at }: By): Result<TillIn<'lost'>, Changed> =>
  before.state === 'active'
    ? ok({ ...before, state: 'lost', lostBy: by, lostAt: at })
    : refuse({ code: 'TillChanged' });

/** Takes a loss back. */
export const found = (before: Till): Result<TillIn<'active'>, Changed> => {
  if (before.state !== 'lost') return refuse({ code: 'TillChanged' });
  const { lostBy: _lostBy, lostAt: _lostAt, ...till } = before;
  return ok({ ...till, state: 'active' });
};

/** For good; also says no to a device that waits. */
export const revoked = (before: Till, { by, at }: By): Result<TillIn<'revoked'>, Changed> => {
  if (before.state === 'revoked') return refuse({ code: 'TillChanged' });
  const { tillId, shopId, name, publicKey, registeredBy, registeredAt, usedOn } = before;
  const till = { tillId, shopId, name, publicKey, registeredBy, registeredAt, usedOn };
  return ok({ ...till, state: 'revoked', revokedBy: by, revokedAt: at });
};
