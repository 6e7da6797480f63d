import { Category } from '@luhuan/shared/appliance/category';
import { Programme } from '@luhuan/shared/campaign/revision';
import { type Instant, Instant as InstantSchema, epochMs } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import { VoucherNumber } from '@luhuan/shared/voucher/rotating-code';
import { Voucher } from '@luhuan/shared/voucher/voucher';
import { type Slot, type SlotTag, VoucherId, addressOf, tagOf } from '@luhuan/shared/voucher/voucher-id';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

const SlotText = z.object({
  personId: PersonId,
  programme: Programme,
  category: Category,
  item: z.int().min(1),
  attempts: z.array(z.object({ voucher: Voucher, requestId: z.string() })).min(1),
});
type SlotText = z.infer<typeof SlotText>;

const NOTHING = { place: null, related: null, award: null, reservation: null, restoredUntil: null, card: null };

/** What the slot says of each of its vouchers. */
const saidBy = ({
  personId,
  category,
}: Pick<SlotText, 'personId' | 'category'>): Readonly<Record<string, unknown>> => ({
  claimedBy: personId,
  category,
});

/** Without what is not there and what the slot says: a claim, and later its redemption, stay within the kilobyte of one write unit. */
const textOf = ({ attempts, ...slot }: SlotText): string => {
  const said = saidBy(slot);
  // once for each claim of a rush: a loop takes half the time of entries
  const short = (voucher: Record<string, unknown>) => {
    const rest: Record<string, unknown> = {};
    for (const name in voucher) if (voucher[name] !== null && voucher[name] !== said[name]) rest[name] = voucher[name];
    return rest;
  };
  return JSON.stringify({
    ...slot,
    attempts: attempts.map(({ voucher, requestId }) => ({ voucher: short(voucher), requestId })),
  });
};

/** What `textOf` left out is there again. */
const written = (text: string, context: z.RefinementCtx): z.input<typeof SlotText> => {
  try {
    const { attempts, ...slot } = JSON.parse(text) as SlotText;
    const said = { ...NOTHING, ...saidBy(slot) };
    return {
      ...slot,
      attempts: attempts.map(({ voucher, requestId }) => ({ voucher: { ...said, ...voucher }, requestId })),
    };
  } catch {
    context.addIssue({ code: 'custom', message: 'Invalid slot' });
    return z.NEVER;
  }
};

/**
 * The item whose key is the rule: person × programme × category × n-th item. Its vouchers are its attempts, oldest first;
 * only the last can be live.
 * All that is only ever read and written as a whole is one text: stores and their clients work for each value of a list or map.
 */
export const SlotRow = z
  .object({
    type: z.literal('slot'),
    /** Rises by one with every change; every change is conditional on it. */
    version: z.int().min(1),
    slot: z.string().transform(written).pipe(SlotText),
  })
  .transform(({ slot, ...row }) => ({ ...row, ...slot }));
export type SlotRow = z.infer<typeof SlotRow>;

/** A voucher's number, the way a clerk types it, and the tries its PIN has left. */
export const NumberRow = z.object({
  type: z.literal('number'),
  number: VoucherNumber,
  voucherId: VoucherId,
  tries: z.int().min(0),
  /** When the running count of tries began. */
  triesSince: InstantSchema,
});
export type NumberRow = z.infer<typeof NumberRow>;

/** A moment at which something becomes of a voucher unless it was used: its owner is reminded, or it ends. */
export const DeadlineRow = z.object({ type: z.literal('deadline'), voucherId: VoucherId, dueAt: InstantSchema });

/** Deadlines come in rushes, as claims do: spread over partitions so that none runs hot. */
const DEADLINE_SHARDS = 16;
const NUMBER_KEPT_SECONDS = 7 * 86_400;

const slotKeyAt = (personId: PersonId, tag: SlotTag): Key => ({ pk: `PERSON#${personId}`, sk: `SLOT#${tag}` });
export const slotKey = (slot: Slot): Key => slotKeyAt(slot.personId, tagOf(slot));
/** Where the slot of a voucher lives. */
export const slotKeyOf = (voucherId: VoucherId): Key => {
  const { personId, tag } = addressOf(voucherId);
  return slotKeyAt(personId, tag);
};

/** A slot the way it is stored. */
export const slotItem = ({ type, version, ...slot }: SlotRow) => ({
  ...slotKey(slot),
  type,
  version,
  slot: textOf(slot),
});

export const parseSlot = (item: unknown): SlotRow => SlotRow.parse(item);
export const readSlot = (table: Table, key: Key): Promise<SlotRow | undefined> => read(table, key, SlotRow);

export const readWallet = async (table: Table, personId: PersonId): Promise<SlotRow[]> =>
  (await query(table, { pk: `PERSON#${personId}`, prefix: 'SLOT#' }, SlotRow)).items;

/** Every voucher of a wallet, with the programme of its slot. */
export const vouchersIn = (slots: readonly SlotRow[]): (Voucher & { readonly programme: Programme })[] =>
  slots.flatMap(({ attempts, programme }) => attempts.map(({ voucher }) => ({ ...voucher, programme })));

export const voucherIn = (slot: SlotRow | undefined, voucherId: VoucherId): Voucher | undefined =>
  slot?.attempts.find(({ voucher }) => voucher.voucherId === voucherId)?.voucher;

/** First claim of a slot; its condition fails when the slot is taken. */
export const addSlot = (table: Table, slot: SlotRow): Write => ({
  Put: { TableName: table.name, Item: slotItem(slot), ConditionExpression: 'attribute_not_exists(pk)' },
});

const putNext = (table: Table, before: SlotRow, attempts: SlotRow['attempts']): Write => ({
  Put: {
    TableName: table.name,
    Item: slotItem({ ...before, version: before.version + 1, attempts }),
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  },
});

/** Puts `voucher` in place of its former self; its condition fails when anything in the slot has changed since it was read. */
export const changeVoucher = (table: Table, before: SlotRow, voucher: Voucher): Write =>
  putNext(
    table,
    before,
    before.attempts.map((attempt) =>
      attempt.voucher.voucherId === voucher.voucherId ? { ...attempt, voucher } : attempt,
    ),
  );

/** Adds the next attempt, the last one ended as given. */
export const addAttempt = (
  table: Table,
  before: SlotRow,
  lastEnded: Voucher,
  next: SlotRow['attempts'][number],
): Write =>
  putNext(table, before, [
    ...before.attempts.map((attempt) =>
      attempt.voucher.voucherId === lastEnded.voucherId ? { ...attempt, voucher: lastEnded } : attempt,
    ),
    next,
  ]);

const numberPartition = (number: VoucherNumber): string => `NUMBER#${number}`;

export const readNumber = async (table: Table, number: VoucherNumber): Promise<NumberRow[]> =>
  (await query(table, { pk: numberPartition(number), prefix: 'VOUCHER#' }, NumberRow)).items;

export const addNumber = (table: Table, row: NumberRow, expiresAt: Instant): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: numberPartition(row.number),
      sk: `VOUCHER#${row.voucherId}`,
      ...row,
      removeAfter: Math.floor(epochMs(expiresAt) / 1_000) + NUMBER_KEPT_SECONDS,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Counts a try before its PIN is looked at, so that tries made at once cannot slip through together. */
export const countTry = (table: Table, before: NumberRow, after: Pick<NumberRow, 'tries' | 'triesSince'>): Write => ({
  Update: {
    TableName: table.name,
    Key: { pk: numberPartition(before.number), sk: `VOUCHER#${before.voucherId}` },
    UpdateExpression: 'SET tries = :tries, triesSince = :since',
    ConditionExpression: 'tries = :before AND triesSince = :sinceBefore',
    ExpressionAttributeValues: {
      ':tries': after.tries,
      ':since': after.triesSince,
      ':before': before.tries,
      ':sinceBefore': before.triesSince,
    },
  },
});

const deadlineKey = (voucherId: VoucherId, dueAt: Instant): Key => ({
  pk: `DEADLINE#${shardOf(voucherId, DEADLINE_SHARDS)}`,
  sk: `${dueAt}#${voucherId}`,
});

export const addDeadline = (table: Table, voucherId: VoucherId, dueAt: Instant): Write => ({
  Put: { TableName: table.name, Item: { ...deadlineKey(voucherId, dueAt), type: 'deadline', voucherId, dueAt } },
});

export const removeDeadline = (table: Table, voucherId: VoucherId, dueAt: Instant): Write => ({
  Delete: { TableName: table.name, Key: deadlineKey(voucherId, dueAt) },
});

/** Deadlines that have come, shard by shard, at most `limit` of each. */
export const readDue = async (table: Table, now: Instant, limit: number): Promise<z.infer<typeof DeadlineRow>[][]> => {
  const shards = Array.from({ length: DEADLINE_SHARDS }, (_, shard) => `DEADLINE#${String(shard).padStart(2, '0')}`);
  // '$' sorts just above '#': everything due at `now` itself is included
  const pages = await Promise.all(
    shards.map((pk) => query(table, { pk, prefix: '', before: `${now}$`, limit }, DeadlineRow)),
  );
  return pages.map(({ items }) => items);
};
