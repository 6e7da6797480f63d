import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, Instant as InstantSchema, epochMs } from '@luhuan/shared/clock';
import { CampaignId, type PersonId, PersonId as PersonIdSchema } from '@luhuan/shared/ids';
import * as z from 'zod';
import { Contention, type Key, type Table, readBatch, readImmutable, writeOne } from '../platform/table.ts';

/** One rush of one campaign. */
export type Rush = { readonly campaignId: CampaignId; readonly opensAt: Instant };

const rush = { campaignId: CampaignId, opensAt: InstantSchema };

/** That a person asked to be let into a rush. The key is the rule: one place for a person and rush. */
export const AdmissionRow = z.object({
  type: z.literal('admission'),
  personId: PersonIdSchema,
  ...rush,
  /** `null`: came before the opening, so the place is that of their lot. */
  place: z.int().min(0).nullable(),
});
export type AdmissionRow = z.infer<typeof AdmissionRow>;

/** How many numbers of one shard are given out: heads before the opening, places after it. */
export const RushCounterRow = z.object({ type: z.literal('rush-counter'), ...rush, next: z.int().min(0) });

/** How many came early, as it was counted once at the opening; never changes. */
export const RushStartRow = z.object({ type: z.literal('rush-start'), ...rush, comers: z.int().min(0) });

/** Longer than any ticket is good for. */
const KEPT_SECONDS = 3 * 86_400;
const removeAfter = (opensAt: Instant): number => Math.floor(epochMs(opensAt) / 1_000) + KEPT_SECONDS;

const rushName = ({ campaignId, opensAt }: Rush): string => `${campaignId}#${opensAt}`;
const admissionKey = (personId: PersonId, of: Rush): Key => ({
  pk: `PERSON#${personId}`,
  sk: `ADMISSION#${rushName(of)}`,
});
const startKey = (of: Rush): Key => ({ pk: `RUSH#${rushName(of)}`, sk: 'START' });

export type Counter = { readonly of: Rush; readonly counts: 'EARLY' | 'LATE'; readonly shard: number };
const counterKey = ({ of, counts, shard }: Counter): Key => ({ pk: `RUSH#${rushName(of)}#${shard}`, sk: counts });

/** Puts a person's admission. @returns false when they have one. */
export const addAdmission = (table: Table, row: AdmissionRow): Promise<boolean> =>
  writeOne(table, {
    Put: {
      TableName: table.name,
      Item: { ...admissionKey(row.personId, row), ...row, removeAfter: removeAfter(row.opensAt) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

/** A person's admission, and in the same request items of other stores, raw. */
export const readAdmissionBeside = async (
  table: Table,
  personId: PersonId,
  of: Rush,
  others: readonly Key[],
): Promise<readonly [AdmissionRow | undefined, ...unknown[]]> => {
  const [row, ...items] = await readBatch(table, [admissionKey(personId, of), ...others]);
  return [row === undefined ? undefined : AdmissionRow.parse(row), ...items];
};

type Change = { readonly update: string; readonly condition: string; readonly values: Record<string, number> };

/** @returns the counter afterwards, `undefined` when the condition failed. */
const change = async (
  table: Table,
  counter: Counter,
  { update, condition, values }: Change,
): Promise<number | undefined> => {
  try {
    const reply = await table.db.send(
      new UpdateCommand({
        TableName: table.name,
        Key: counterKey(counter),
        UpdateExpression: `SET #type = :type, campaignId = :campaign, opensAt = :opens, removeAfter = :remove ${update}`,
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#type': 'type', '#next': 'next' },
        ExpressionAttributeValues: {
          ...values,
          ':type': 'rush-counter',
          ':campaign': counter.of.campaignId,
          ':opens': counter.of.opensAt,
          ':remove': removeAfter(counter.of.opensAt),
        },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return z.object({ next: z.int() }).parse(reply.Attributes).next;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

const ROUNDS_MAX = 8;

/**
 * Takes `units` numbers of a counter, none below `floor`. A reply that got lost leaves a gap, never a number twice.
 * @returns the first of them
 * @throws {Contention} when others came between too often
 */
export const takeNumbers = async (table: Table, counter: Counter, floor: number, units: number): Promise<number> => {
  const values = { ':floor': floor, ':units': units };
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const added = await change(table, counter, {
      update: 'ADD #next :units',
      condition: floor === 0 ? 'attribute_not_exists(#next) OR #next >= :floor' : '#next >= :floor',
      values,
    });
    if (added !== undefined) return added - units;
    const put = await change(table, counter, {
      update: ', #next = :after',
      condition: 'attribute_not_exists(#next) OR #next < :floor',
      values: { ':floor': floor, ':after': floor + units },
    });
    if (put !== undefined) return floor;
  }
  throw new Contention(`a counter of a rush changed ${ROUNDS_MAX} times`);
};

/** How many heads were counted before the opening: as many as were taken, of which each process may have some left. */
export const readComers = async (table: Table, of: Rush, shards: number): Promise<number> => {
  const keys = Array.from({ length: shards }, (_, shard) => counterKey({ of, counts: 'EARLY', shard }));
  const rows = await readBatch(table, keys);
  return rows.reduce((sum, row) => sum + (row === undefined ? 0 : RushCounterRow.parse(row).next), 0);
};

/** How many came early: counted by whoever asks first after the opening, and the same for everybody from then on. */
export const comersAtOpening = async (table: Table, of: Rush, shards: number): Promise<number> => {
  const known = await readImmutable(table, startKey(of), RushStartRow);
  if (known !== undefined) return known.comers;
  const comers = await readComers(table, of, shards);
  await writeOne(table, {
    Put: {
      TableName: table.name,
      Item: { ...startKey(of), type: 'rush-start', ...of, comers, removeAfter: removeAfter(of.opensAt) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });
  const kept = await readImmutable(table, startKey(of), RushStartRow);
  if (kept === undefined) throw new Error('the start of a rush vanished');
  return kept.comers;
};
