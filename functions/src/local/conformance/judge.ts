import type { Fault } from './faults.ts';
import { isDefinite } from './ask.ts';

/** A request about money as the proxy saw it. */
export type Seen = {
  /** What it is about: the voucher that is redeemed, or the redemption that something comes back of. */
  readonly subject: string;
  readonly operation: 'redeem' | 'return';
  readonly key: string;
  readonly body: string;
  readonly fault: Fault;
  readonly atMs: number;
  /** What reached the client, when; `null`: nothing did. */
  readonly reached: Reached | null;
};
type Reached = {
  readonly status: number;
  readonly code: string | null;
  readonly atMs: number;
  readonly waitSeconds: number | null;
};

export const FINDINGS = {
  'new-key': 'another Idempotency-Key while the outcome of the first was open',
  'other-body': 'another body under the same Idempotency-Key',
  impatient: 'asked again before Retry-After was over',
  forgotten: 'stopped asking without an outcome: whatever it showed was made up',
  'not-sold': 'was given the voucher and never redeemed it',
  twice: 'was redeemed more than once',
} as const;
export type Finding = keyof typeof FINDINGS;

const EARLY_MS = 200;

const isOutcome = ({ reached }: Seen): boolean => reached !== null && isDefinite(reached.status);

/** Whether an outcome of this key had reached the client by then. */
const known = (seen: readonly Seen[], key: string, atMs: number): boolean =>
  seen.some((one) => one.key === key && isOutcome(one) && (one.reached?.atMs ?? Infinity) <= atMs);

const isImpatient = (before: readonly Seen[], { atMs, key }: Seen): boolean =>
  before.some(
    ({ reached, key: told }) =>
      told === key &&
      reached !== null &&
      reached.waitSeconds !== null &&
      atMs >= reached.atMs &&
      atMs < reached.atMs + reached.waitSeconds * 1_000 - EARLY_MS,
  );

/** What a client did wrong with one thing, from everything it sent about it, oldest first. */
export const findingsIn = (seen: readonly Seen[]): Finding[] => {
  const found = new Set<Finding>();
  for (const [index, one] of seen.entries()) {
    const before = seen.slice(0, index);
    const keys = [...new Set(before.map(({ key }) => key))];
    if (keys.some((key) => key !== one.key && !known(before, key, one.atMs))) found.add('new-key');
    if (before.some(({ key, body }) => key === one.key && body !== one.body)) found.add('other-body');
    if (isImpatient(before, one)) found.add('impatient');
  }
  for (const key of new Set(seen.map((one) => one.key)))
    if (!seen.some((one) => one.key === key && isOutcome(one))) found.add('forgotten');
  return [...found];
};

export type Row = {
  /** Sale by number, or the redemption that something came back of. */
  readonly what: string;
  readonly tries: number;
  readonly keys: number;
  readonly faults: readonly Fault[];
  /** How often the records have it. */
  readonly recorded: number;
  /** The last answer that reached the client. */
  readonly answer: string;
  readonly findings: readonly Finding[];
};

/** What the house has: redemptions of each voucher, returns of each redemption. */
export type Records = {
  readonly redeemed: ReadonlyMap<string, number>;
  readonly returned: ReadonlyMap<string, number>;
};

const lastAnswer = (seen: readonly Seen[]): string => {
  const last = seen.findLast(({ reached }) => reached !== null)?.reached;
  if (last === undefined || last === null) return 'none';
  return last.code === null ? String(last.status) : `${last.status} ${last.code}`;
};

const rowOf = (what: string, recorded: number, seen: readonly Seen[], more: readonly Finding[]): Row => ({
  what,
  tries: seen.length,
  keys: new Set(seen.map(({ key }) => key)).size,
  faults: seen.map(({ fault }) => fault),
  recorded,
  answer: lastAnswer(seen),
  findings: [...findingsIn(seen), ...more],
});

/** Whether a client redeemed every voucher it was given exactly once, and forgot nothing, by the house's own records. */
export const judge = (handed: readonly string[], seen: readonly Seen[], records: Records): Row[] => {
  const sales = handed.map((voucherId, index) => {
    const times = records.redeemed.get(voucherId) ?? 0;
    const more: Finding[] = times === 0 ? ['not-sold'] : times > 1 ? ['twice'] : [];
    const about = seen.filter(({ operation, subject }) => operation === 'redeem' && subject === voucherId);
    return rowOf(`sale ${index + 1}`, times, about, more);
  });
  const returned = new Set(seen.filter(({ operation }) => operation === 'return').map(({ subject }) => subject));
  const returns = [...returned].map((subject) => {
    const about = seen.filter((one) => one.operation === 'return' && one.subject === subject);
    return rowOf(`return of …${subject.slice(-6)}`, records.returned.get(subject) ?? 0, about, []);
  });
  return [...sales, ...returns];
};

export const passes = (rows: readonly Row[]): boolean =>
  rows.length > 0 && rows.every(({ findings }) => findings.length === 0);
