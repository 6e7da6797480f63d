import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { epochMs, type Instant } from '@luhuan/shared/clock';
import * as z from 'zod';
import { type Key, type Table, type Write, type Writes, commit, read, writeOne } from './table.ts';

/** One attempt of one caller at one write: what `Idempotency-Key` stands for. */
export type Attempt = {
  /** Caller, operation and path: the same key may be used elsewhere. */
  readonly scope: string;
  readonly key: string;
  /** Digest of path and body; another body under the same key is refused. */
  readonly fingerprint: string;
  readonly at: Instant;
  /** The item of an earlier outcome, `undefined` if there is none, where it was read along with something else. */
  readonly seen?: unknown;
};

/** Longer than any till stays without network. */
const KEPT_SECONDS = 30 * 86_400;

export const RememberedRow = z.object({
  type: z.literal('remembered'),
  pk: z.string(),
  fingerprint: z.string(),
  outcome: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), error: z.unknown() }),
  ]),
});

const keyOf = ({ scope, key }: Pick<Attempt, 'scope' | 'key'>): Key => ({
  pk: `REMEMBERED#${scope}#${key}`,
  sk: 'REMEMBERED',
});

/** Where an outcome is kept; whoever reads it along with something else puts it into `Attempt.seen`. */
export const rememberedKey = (attempt: Pick<Attempt, 'scope' | 'key'> | undefined): Key | undefined =>
  attempt === undefined ? undefined : keyOf(attempt);

const remember = (table: Table, attempt: Attempt, outcome: Result<unknown, unknown>): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...keyOf(attempt),
      type: 'remembered',
      fingerprint: attempt.fingerprint,
      outcome,
      removeAfter: Math.floor(epochMs(attempt.at) / 1_000) + KEPT_SECONDS,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** A result, and whether it was given before. */
export type Outcome<T, E> = Result<T, E> & { readonly replayed?: true };

const recall = async <T, E>(table: Table, attempt: Attempt): Promise<Outcome<T, E | Reused> | undefined> =>
  outcomeIn<T, E>(await read(table, keyOf(attempt), RememberedRow), attempt);

const outcomeIn = <T, E>(
  row: z.infer<typeof RememberedRow> | undefined,
  attempt: Attempt,
): Outcome<T, E | Reused> | undefined => {
  if (row === undefined) return undefined;
  if (row.fingerprint !== attempt.fingerprint) return refuse({ code: 'IdempotencyKeyReused' });
  // written by this same operation under this same key
  return { ...(row.outcome as Result<T, E>), replayed: true };
};

/** Commits the effect and the memory of it together. The inner result is the outcome, ours or that of a twin who was faster. */
export type CommitOnce<T, E> = <const W extends Writes>(
  value: T,
  writes: W,
) => Promise<Result<Outcome<T, E | Reused>, keyof W & string>>;

/**
 * Runs a write once per key: the first definite outcome sticks, refusals included, and is given again to every repeat.
 * What the store throws (throttled, no answer) is no outcome and leaves the key free.
 */
export const once = async <T, E>(
  table: Table,
  attempt: Attempt,
  run: (commitOnce: CommitOnce<T, E>) => Promise<Outcome<T, E | Reused>>,
): Promise<Outcome<T, E | Reused>> => {
  const before =
    'seen' in attempt
      ? outcomeIn<T, E>(RememberedRow.optional().parse(attempt.seen), attempt)
      : await recall<T, E>(table, attempt);
  if (before !== undefined) return before;
  const outcome = await run(async (value, writes) => {
    const committed = await commit(table, { remembered: remember(table, attempt, ok(value)), ...writes });
    if (committed.ok) return ok(ok(value));
    const failed = committed.error;
    if (failed !== 'remembered') return refuse(failed);
    const twin = await recall<T, E>(table, attempt);
    if (twin === undefined) throw new Error('a remembered outcome vanished');
    return ok(twin);
  });
  if (outcome.ok || (await writeOne(table, remember(table, attempt, outcome)))) return outcome;
  return (await recall<T, E>(table, attempt)) ?? outcome;
};
