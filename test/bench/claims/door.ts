import type { Category } from '@luhuan/shared/appliance/category';
import * as api from '@luhuan/shared/api/vouchers';
import { NO_HISTORY } from '@luhuan/shared/campaign/reclaim';
import { type Revision, revisionOf } from '@luhuan/shared/campaign/revision';
import { claimFacts } from '@luhuan/shared/decision/claim-facts';
import { decide, mayClaim } from '@luhuan/shared/decision/decision';
import type { PersonId } from '@luhuan/shared/ids';
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
import { campaignId, heldVoucher, sampleSlot } from '../../support/samples.ts';
import type { Served, Stored, Units } from './design.ts';
import { BENCH_KEYS, presserOf } from './presses.ts';
import { benchRules } from './rules.ts';

/** What is kept of a claim: all that is kept in ours. */
export type Kept = { readonly requestId: string; readonly voucher: HeldVoucher };
export type Row = { readonly category: Category; readonly person: PersonId; readonly kept: Kept };

/** A way to let out units, one to a person. */
export type ClaimStore = {
  /** `again`: this person has one already; or what was kept of it, where that is known without another look. */
  readonly claim: (row: Row) => Promise<'won' | 'again' | 'sold-out' | Kept>;
  /** What was kept of a claim that is there. */
  readonly keptOf: (row: Row) => Promise<Kept>;
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
    const row = { category, person: request.person.personId, kept };
    const outcome = await store.claim(row);
    if (outcome === 'sold-out') return refuse({ code: 'QuotaExhausted', category });
    const { title } = revision.rules;
    const view = (of: HeldVoucher) => ({
      voucher: of,
      campaignTitle: title,
      regionName: title,
      secret: secretOf(BENCH_KEYS, of.voucherId),
    });
    if (outcome === 'won') return ok(view(voucher));
    const before = outcome === 'again' ? await store.keptOf(row) : outcome;
    if (before.requestId === kept.requestId) return { ...ok(view(before.voucher)), replayed: true };
    const { voucherId, expiresAt: until } = before.voucher;
    return refuse({ code: 'VoucherHeld', voucherId, until, reservedUntil: null });
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
    lookUpKey: () => Promise.reject(new Error('no system claims')),
    keyLimit: () => Promise.reject(new Error('no system claims')),
    addressOf: () => undefined,
  };
  const door = app(deps, [bind(api.claimVoucher, claimFrom(store, revision))]);
  return { fetch: (request, env) => door.fetch(request, env), path: pathOf, stored: store.stored };
};

const SAMPLE = heldVoucher();

/** The voucher that a store keeps when nobody decides about it. */
const sampleFor = (person: PersonId, category: Category, given: Partial<HeldVoucher>): HeldVoucher => ({
  ...SAMPLE,
  voucherId: voucherIdOf({ personId: person, programme: sampleSlot.programme, category, item: 1 }, 1),
  category,
  claimedBy: person,
  ...given,
});

/** A store behind hardly anything: no token, no schema, no decision. `given`: what its vouchers share. */
export const behindNothing = (store: ClaimStore, given: Partial<HeldVoucher> = {}): Omit<Served, 'count'> => {
  const bare = new Hono();
  bare.post('/claims/:category', async (c) => {
    const requestId = c.req.header('idempotency-key') ?? '';
    const category = c.req.param('category') as Category;
    await c.req.json();
    const person = presserOf(requestId);
    const row = { category, person, kept: { requestId, voucher: sampleFor(person, category, given) } };
    const outcome = await store.claim(row);
    if (outcome === 'sold-out') return c.json({ code: outcome }, 409);
    const before = outcome === 'again' ? await store.keptOf(row) : outcome;
    const kept = before === 'won' ? row.kept : before;
    return kept.requestId === requestId ? c.json(kept.voucher, 201) : c.json({ code: 'held' }, 409);
  });
  return {
    fetch: (request, env) => bare.fetch(request, env),
    path: (category) => `/claims/${category}`,
    stored: store.stored,
  };
};
