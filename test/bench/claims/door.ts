import type { Category } from '@luhuan/shared/appliance/category';
import * as api from '@luhuan/shared/api/vouchers';
import { NO_HISTORY } from '@luhuan/shared/campaign/reclaim';
import { type Revision, revisionOf } from '@luhuan/shared/campaign/revision';
import { claimFacts } from '@luhuan/shared/decision/claim-facts';
import { decide, mayClaim } from '@luhuan/shared/decision/decision';
import { ok, refuse } from '@luhuan/shared/result';
import { expiryOf } from '@luhuan/shared/voucher/claim';
import type { HeldVoucher } from '@luhuan/shared/voucher/voucher';
import { voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import { Hono } from 'hono';
import { app } from '../../../functions/src/http/app.ts';
import { type Answer, type Request as Asked, bind } from '../../../functions/src/http/bind.ts';
import { fileLog } from '../../../functions/src/local/file-log.ts';
import { ulidsFrom } from '../../../functions/src/platform/new-id.ts';
import { systemClock } from '../../../functions/src/platform/system-clock.ts';
import { secretOf } from '../../../functions/src/voucher/secret.ts';
import { campaignId, heldVoucher } from '../../support/samples.ts';
import type { Served, Stored, Units } from './design.ts';
import { BENCH_KEYS } from './presses.ts';
import { benchRules } from './rules.ts';

/** A row of a claim; `kept` is what else stands in it. */
export type Row = { readonly category: Category; readonly person: string; readonly kept: object };

/** Another way to let out units, one to a person. `again`: this person has one already. */
export type ClaimStore = {
  readonly claim: (row: Row) => Promise<'won' | 'again' | 'sold-out'>;
  readonly stored: (category: Category) => Promise<Stored>;
};

type ClaimRequest = Asked<typeof api.claimVoucher>;

const CAMPAIGN = campaignId(1);

/** The same decision as ours, and a voucher with everything that ours has. */
const grantedBy = ({ rules, ...revision }: Revision, { params, body, person, now }: ClaimRequest): HeldVoucher => {
  const { category } = params;
  const { channel } = body;
  const facts = claimFacts({
    proof: person.identity,
    channel,
    place: null,
    history: NO_HISTORY,
    related: null,
    award: null,
  });
  const allowed = mayClaim(decide({ rules, ...revision }, { category, claim: facts, goods: null }, now));
  if (!allowed.ok) throw new Error(`nobody may claim in this bench: ${JSON.stringify(allowed.error)}`);
  const slot = { personId: person.personId, programme: rules.programme, category, item: 1 };
  return heldVoucher({
    ...params,
    voucherId: voucherIdOf(slot, 1),
    channel,
    claimedAt: now,
    claimedBy: person.personId,
    expiresAt: expiryOf(rules, channel, now),
  });
};

/** The use case of a yardstick: everything a claim of ours does, on a store of another kind. */
const claimFrom =
  (store: ClaimStore, revision: Revision) =>
  async (request: ClaimRequest): Answer<typeof api.claimVoucher> => {
    const voucher = grantedBy(revision, request);
    const { category } = request.params;
    const kept = { requestId: request.attempt.key, voucher };
    const outcome = await store.claim({ category, person: request.person.personId, kept });
    if (outcome === 'sold-out') return refuse({ code: 'QuotaExhausted', category });
    if (outcome === 'again')
      return refuse({
        code: 'VoucherHeld',
        voucherId: voucher.voucherId,
        until: voucher.expiresAt,
        reservedUntil: null,
      });
    const { title } = revision.rules;
    return ok({ voucher, campaignTitle: title, regionName: title, secret: secretOf(BENCH_KEYS, voucher.voucherId) });
  };

const pathOf = (category: Category): string =>
  api.claimVoucher.path.replace('{campaignId}', CAMPAIGN).replace('{category}', category);

/** A store behind the door of the house: its token, its schemas, its decision, its log. Only the way to a unit differs. */
export const behindOurDoor = (store: ClaimStore, units: Units, dataDir: string): Omit<Served, 'count'> => {
  const revision = revisionOf(1, benchRules(units, systemClock.now()));
  const deps = {
    clock: systemClock,
    keys: BENCH_KEYS,
    newId: ulidsFrom(systemClock, Math.random),
    log: fileLog(dataDir),
    lookUp: () => Promise.reject(new Error('the tokens of a rush are believed')),
    addressOf: () => undefined,
  };
  const door = app(deps, [bind(api.claimVoucher, claimFrom(store, revision))]);
  return { fetch: (request, env) => door.fetch(request, env), path: pathOf, stored: store.stored };
};

/** A store behind hardly anything: no token, no schema, no decision. The header's person is believed. */
export const behindNothing = (store: ClaimStore): Omit<Served, 'count'> => {
  const bare = new Hono();
  bare.post('/claims/:category', async (c) => {
    const key = c.req.header('idempotency-key') ?? '';
    const body: unknown = await c.req.json();
    const category = c.req.param('category') as Category;
    const outcome = await store.claim({ category, person: key, kept: { key, body, at: systemClock.now() } });
    return outcome === 'won' ? c.json({ key, outcome }, 201) : c.json({ code: outcome }, 409);
  });
  return {
    fetch: (request, env) => bare.fetch(request, env),
    path: (category) => `/claims/${category}`,
    stored: store.stored,
  };
};
