import { Journal } from '@luhuan/shared/ledger/journal';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import type { Table, Write } from '../platform/table.ts';

const type = { type: z.literal('journal') };
export const JournalRow = z.intersection(z.object(type), Journal);

/** Journals of a campaign are spread by their id: no partition is hot, and none is a balance. */
const SHARDS = 16;

export const addJournal = (table: Table, journal: Journal): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: `LEDGER#${journal.campaignId}#${shardOf(journal.journalId, SHARDS)}`,
      sk: `JOURNAL#${journal.journalId}`,
      type: 'journal',
      ...journal,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
