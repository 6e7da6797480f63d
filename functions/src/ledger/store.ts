import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import { CampaignId } from '@luhuan/shared/ids';
import { Balances, NOTHING_BOOKED } from '@luhuan/shared/ledger/balance';
import { Journal } from '@luhuan/shared/ledger/journal';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, commit, query } from '../platform/table.ts';

const type = { type: z.literal('journal') };
export const JournalRow = z.intersection(z.object(type), Journal);

/** Part of what stood on a campaign's accounts before a moment that no late journal can come before any more. */
export const BalancesRow = Balances.extend({
  type: z.literal('balances'),
  campaignId: CampaignId,
  /** In how many rows the accounts lie. */
  pieces: z.int().min(1),
});
export type BalancesRow = z.infer<typeof BalancesRow>;

/** Journals of a campaign are spread by their id: no partition is hot, and none is a balance. */
const SHARDS = 16;
const shards = Array.from({ length: SHARDS }, (_, shard) => String(shard).padStart(2, '0'));
/** Accounts in one item of 400 KB at the most. */
const ACCOUNTS_MAX = 2_000;

const JOURNAL = 'JOURNAL#';
const BALANCES = 'BALANCES#';
const journalsOf = (campaignId: CampaignId, shard: string): string => `LEDGER#${campaignId}#${shard}`;
const balancesOf = (campaignId: CampaignId): string => `LEDGER#${campaignId}#BALANCES`;
/** In the order in which they were booked. */
const skOf = ({ at, journalId }: Pick<Journal, 'at' | 'journalId'>): string => `${JOURNAL}${at}#${journalId}`;

export const addJournal = (table: Table, journal: Journal): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: journalsOf(journal.campaignId, shardOf(journal.journalId, SHARDS)),
      sk: skOf(journal),
      type: 'journal',
      ...journal,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** What was booked in [`from`, `before`), oldest first, up to `most` journals of each shard. @returns up to when all of it is there */
export const readJournals = async (
  table: Table,
  campaignId: CampaignId,
  { from, before, most }: { readonly from: Instant; readonly before: Instant; readonly most: number },
): Promise<{ readonly journals: readonly Journal[]; readonly whole: Instant }> => {
  const ofShard = (shard: string) =>
    query(
      table,
      // nothing is named by the moment alone: both ends fall between names
      {
        pk: journalsOf(campaignId, shard),
        prefix: JOURNAL,
        after: `${JOURNAL}${from}`,
        before: `${JOURNAL}${before}`,
        limit: most,
      },
      Journal,
    );
  const pages = await Promise.all(shards.map(ofShard));
  const cut = pages.flatMap(({ items, cursor }) => (cursor === null ? [] : (items.at(-1)?.at ?? [])));
  const whole = cut.reduce((first, at) => (at < first ? at : first), before);
  return { journals: pages.flatMap(({ items }) => items), whole };
};

/** The latest journals of a campaign; a cursor is the name of the last one seen. */
export const listJournals = async (
  table: Table,
  campaignId: CampaignId,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<Journal>> => {
  const ofShard = (shard: string) =>
    query(
      table,
      { pk: journalsOf(campaignId, shard), prefix: JOURNAL, descending: true, limit, after: cursor },
      Journal,
    );
  const pages = await Promise.all(shards.map(ofShard));
  const all = pages.flatMap(({ items }) => items).toSorted((a, b) => (skOf(a) < skOf(b) ? 1 : -1));
  const items = all.slice(0, limit);
  const last = items.at(-1);
  const more = all.length > limit || pages.some((page) => page.cursor !== null);
  return { items, cursor: more && last !== undefined ? skOf(last) : null };
};

const pieceKey = (campaignId: CampaignId, before: Instant, piece: number): Key => ({
  pk: balancesOf(campaignId),
  sk: `${BALANCES}${before}#${String(piece).padStart(3, '0')}`,
});

/** The latest balances that were kept of a moment not after `at`. */
export const readBalances = async (table: Table, campaignId: CampaignId, at: Instant): Promise<Balances> => {
  const range = { pk: balancesOf(campaignId), prefix: BALANCES, before: `${BALANCES}${at}$`, descending: true };
  const [last] = (await query(table, { ...range, limit: 1 }, BalancesRow)).items;
  if (last === undefined) return NOTHING_BOOKED;
  const { before, journals, pieces } = last;
  const rest =
    pieces === 1 ? [] : (await query(table, { ...range, prefix: `${BALANCES}${before}#` }, BalancesRow)).items;
  const accounts = Object.assign({}, ...[last, ...rest].map((piece) => piece.accounts));
  return { before, journals, accounts };
};

/** Keeps balances that nothing can change any more. Whoever was faster wrote the same. */
export const keepBalances = async (table: Table, campaignId: CampaignId, balances: Balances): Promise<void> => {
  const accounts = Object.entries(balances.accounts);
  const pieces = Math.max(1, Math.ceil(accounts.length / ACCOUNTS_MAX));
  const rows = Array.from({ length: pieces }, (_, piece): Write => ({
    Put: {
      TableName: table.name,
      Item: {
        ...pieceKey(campaignId, balances.before, piece),
        type: 'balances',
        campaignId,
        before: balances.before,
        journals: balances.journals,
        accounts: Object.fromEntries(accounts.slice(piece * ACCOUNTS_MAX, (piece + 1) * ACCOUNTS_MAX)),
        pieces,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
  await commit(table, { rows });
};
