import { isDeepStrictEqual } from 'node:util';
import { getRedemption } from '@luhuan/shared/api/returns';
import { StartError } from '../start-error.ts';
import { type Ask, type Asking, type Wait, untilAnswered } from './ask.ts';
import { type Check, type Checker, checker, refusedAs } from './checks.ts';
import { redemptionBody } from './good-client.ts';
import { type Sandbox, type TestSale, newKey } from './sandbox.ts';

type Walker = {
  readonly ask: Ask;
  readonly wait: Wait;
  readonly sandbox: Sandbox;
  /** The key under test, with every scope. */
  readonly token: string;
};
type Post = (path: string, body: unknown, key?: string, more?: Partial<Asking>) => Asking;

const STALE_SECONDS = 300;
const LIST = '/v1/redemptions';
const CALLS_AT_ONCE = 70;

const poster =
  (token: string): Post =>
  (path, body, key = newKey(), more = {}) => ({ method: 'POST', path, token, key, body, ...more });

const look = (token: string): Asking => ({ method: 'GET', path: LIST, token });

const keys = async ({ expects }: Checker, { sandbox, token }: Walker): Promise<void> => {
  const { code } = await expects('the key looks at its shop’s redemptions', '200', look(token));
  if (code !== null) throw new StartError(`A key with every scope is needed; this one is refused: ${code}.`);
  await expects('a key that is cut', refusedAs('KeyNotAccepted'), look(token.slice(0, -1)));
  await expects('what is for people', refusedAs('KeyNotForThis'), { ...look(token), path: '/v1/staff' });
  const reader = await sandbox.key(['read']);
  await expects('a key without the scope', refusedAs('KeyNotForThis'), poster(reader.token)('/v1/reservations', {}));
  await reader.revoke();
  await expects('a key from the moment it is revoked', refusedAs('KeyNotAccepted'), look(reader.token));
};

/** @returns the reservation of the sale */
const reserving = async ({ expects, loses }: Checker, post: Post, sale: TestSale): Promise<unknown> => {
  const path = '/v1/reservations';
  const code = await sale.code();
  const stale = await sale.code(STALE_SECONDS);
  await expects('a code of five minutes ago', refusedAs('CodeStale'), post(path, { code: stale }));
  const misread = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
  await expects('a misread code', refusedAs('CodeUnreadable'), post(path, { code: misread }));
  const { key: _, ...keyless } = post(path, { code });
  await expects('without an Idempotency-Key', refusedAs('IdempotencyKeyMissing'), keyless);
  await expects('a field that nobody knows', refusedAs('RequestInvalid'), post(path, { code, colour: 'green' }));
  const key = newKey();
  const { body } = await loses('reserve, answer lost, asked again', '201', post(path, { code }, key));
  await expects('same key, other body', refusedAs('IdempotencyKeyReused'), post(path, { code: stale }, key));
  return body;
};

const trying = async ({ expects, note }: Checker, post: Post, body: Record<string, unknown>): Promise<void> => {
  const { serialNumber: _, invoiceNumber: _i, imeis: _m, reservationId: _r, ...quoted } = body;
  const quote = await expects('a quote', '200', { ...post('/v1/sale-quotes', quoted), dryRun: true });
  const tried = await expects('a redemption tried out', '201', { ...post(LIST, body), dryRun: true });
  const { dryRun, wouldHave, quote: wouldBe } = tried.body as Record<string, unknown>;
  note('it says that it was a trial', 'dryRun written', `${dryRun === true ? 'dryRun' : 'done'} ${String(wouldHave)}`);
  const { dryRun: _d, wouldHave: _w, ...said } = quote.body as Record<string, unknown>;
  note('and what the quote says', 'same', isDeepStrictEqual(said, wouldBe) ? 'same' : 'other');
};

type Sold = { readonly first: Record<string, unknown>; readonly redemptionId: string };

/** @returns what was sold */
const redeeming = async (checks: Checker, walker: Walker, post: Post, sale: TestSale): Promise<Sold> => {
  const { expects, loses, note } = checks;
  const first: Record<string, unknown> = redemptionBody(sale, await reserving(checks, post, sale));
  await trying(checks, post, first);
  const listed = await untilAnswered(walker.ask, walker.wait, look(walker.token));
  const isThere = JSON.stringify(listed.body).includes(sale.voucherId);
  note('after the trial nothing is redeemed', 'nothing', isThere ? 'redeemed' : 'nothing');
  const key = newKey();
  const done = await loses('redeem, answer lost, asked again', '201', post(LIST, first, key));
  const other = { ...first, delivery: 'in-region' };
  await expects('same key, other body', refusedAs('IdempotencyKeyReused'), post(LIST, other, key));
  await expects('the voucher once more', refusedAs('VoucherRedeemed'), post(LIST, first));
  return { first, redemptionId: (done.body as { redemptionId: string }).redemptionId };
};

const collisions = async (checks: Checker, walker: Walker, post: Post, { first }: Sold): Promise<void> => {
  const { expects, note } = checks;
  const sale = await walker.sandbox.sale();
  const asking = post('/v1/reservations', { code: await sale.code() });
  const body = redemptionBody(sale, (await untilAnswered(walker.ask, walker.wait, asking)).body);
  const used = (name: 'serialNumber' | 'invoiceNumber', key = newKey()) =>
    post(LIST, { ...body, ...(name === 'serialNumber' ? { gtin: first['gtin'] } : {}), [name]: first[name] }, key);
  const key = newKey();
  await expects('a serial number that was sold', refusedAs('SerialUsed'), used('serialNumber', key));
  await expects('a refusal asked again', `${refusedAs('SerialUsed')} replayed`, used('serialNumber', key));
  await expects('an invoice that was used', refusedAs('InvoiceUsed'), used('invoiceNumber'));
  const once = post(LIST, body);
  const copies = await Promise.all(Array.from({ length: 5 }, () => untilAnswered(walker.ask, walker.wait, once)));
  const ids = new Set(copies.map((answer) => (answer.body as { redemptionId?: string }).redemptionId));
  note('five copies of one request at once', 'one redemption', ids.size === 1 ? 'one redemption' : `${ids.size}`);
};

const returning = async ({ expects, loses, note }: Checker, walker: Walker, post: Post, sold: Sold): Promise<void> => {
  const { redemptionId } = sold;
  const path = `${LIST}/${redemptionId}/returns`;
  const one: Asking = { method: 'GET', path: `${LIST}/${redemptionId}`, token: walker.token };
  const part = { want: { kind: 'part', cutFen: 10_000 }, reason: 'price' };
  const whole = { want: { kind: 'whole' }, reason: 'faulty' };
  await expects('a quote for a return', '200', post('/v1/return-quotes', { redemptionId, want: part.want }));
  await expects('a return tried out', '201', post(path, { ...whole, seen: 0 }, newKey(), { dryRun: true }));
  await loses('part of the price back, answer lost, asked again', '201', post(path, { ...part, seen: 0 }));
  await expects(
    'another return on what was seen before',
    refusedAs('RedemptionChanged'),
    post(path, { ...whole, seen: 0 }),
  );
  const { returns } = getRedemption.reply.parse((await expects('read again', '200', one)).body);
  note('it shows the return', '1', String(returns.length));
  await expects('the rest on what is seen now', '201', post(path, { ...whole, seen: returns.length }));
  await expects(
    'the same goods once more',
    refusedAs('ReturnedAlready'),
    post(path, { ...whole, seen: returns.length + 1 }),
  );
  const nobodys = `${LIST}/rdm_${'0'.repeat(26)}`;
  await expects('a redemption that is not there', refusedAs('NotFound'), { ...one, path: nobodys });
};

/** Walks every verb as a client must that cannot trust its network. @returns what it found, in its order */
export const walk = async (walker: Walker): Promise<Check[]> => {
  const checks = checker(walker.ask, walker.wait);
  const post = poster(walker.token);
  await keys(checks, walker);
  const sold = await redeeming(checks, walker, post, await walker.sandbox.sale());
  await collisions(checks, walker, post, sold);
  await returning(checks, walker, post, sold);
  return checks.checks;
};

/** Calls too often with a key of its own, and waits as long as it is told. */
export const walkLimit = async ({ sandbox, ask, wait }: Omit<Walker, 'token'>): Promise<Check[]> => {
  const { checks, note } = checker(ask, wait);
  const { token, revoke } = await sandbox.key(['read']);
  const answers = await Promise.all(Array.from({ length: CALLS_AT_ONCE }, () => ask(look(token))));
  const told = answers.filter(({ code }) => code === 'TooManyRequests');
  const seconds = Math.max(0, ...told.map(({ waitSeconds }) => waitSeconds ?? 0));
  note('70 calls at once', '429 with Retry-After', seconds > 0 ? '429 with Retry-After' : `${told.length} × 429`);
  await wait(seconds * 1_000);
  note('after Retry-After', '200', String((await ask(look(token))).status));
  await revoke();
  return checks;
};
