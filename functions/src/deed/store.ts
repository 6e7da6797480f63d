import type { Page } from '@luhuan/shared/api/endpoint';
import type { DeedKind } from '@luhuan/shared/campaign/rule';
import { Deed } from '@luhuan/shared/deed/deed';
import { CampaignId, DeedId, type PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const DeedRow = z.object({ type: z.literal('deed'), item: Deed });
/** A proof that was used: it stands for one deed for good. */
export const DeedReferenceRow = z.object({
  type: z.literal('deed-reference'),
  campaignId: CampaignId,
  reference: z.string(),
  deedId: DeedId,
});

type Kind = Pick<Deed, 'personId' | 'campaignId' | 'deed' | 'year'>;

const DEEDS = 'DEED#';
const NUMBER_DIGITS = 4;
const partition = (personId: PersonId): string => `PERSON#${personId}`;
const kindPrefix = ({ campaignId, deed, year }: Kind): string => `${DEEDS}${campaignId}#${deed}#${year}#`;
/** Which one of its kind and year it is: two at once are the same key. */
const keyOf = (deed: Deed): Key => ({
  pk: partition(deed.personId),
  sk: `${kindPrefix(deed)}${String(deed.number).padStart(NUMBER_DIGITS, '0')}`,
});
const codeList = (code: string): string => `DEED-CODE#${code}`;

const itemOf = (item: Deed) => ({
  ...keyOf(item),
  listPk: codeList(item.deedCode),
  listSk: item.deedId,
  type: 'deed',
  item,
});

/** The condition fails when another report of the person took the number. */
export const putDeed = (table: Table, deed: Deed): Write => ({
  Put: { TableName: table.name, Item: itemOf(deed), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** The condition fails when the deed is not in `from` any more. */
export const moveDeed = (table: Table, from: Deed['state'], deed: Deed): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf(deed),
    ConditionExpression: '#item.#state = :from',
    ExpressionAttributeNames: { '#item': 'item', '#state': 'state' },
    ExpressionAttributeValues: { ':from': from },
  },
});

/** The condition fails when the proof was used for another deed of the kind in the campaign. */
export const useReference = (
  table: Table,
  { campaignId, deed, deedId }: { campaignId: CampaignId; deed: DeedKind; deedId: DeedId },
  reference: string,
): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: `DEED-REFERENCE#${campaignId}#${deed}`,
      sk: reference,
      type: 'deed-reference',
      campaignId,
      reference,
      deedId,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const readDeedsOfKind = async (table: Table, kind: Kind): Promise<Deed[]> =>
  (await query(table, { pk: partition(kind.personId), prefix: kindPrefix(kind) }, DeedRow)).items.map(
    ({ item }) => item,
  );

export const listDeeds = async (
  table: Table,
  personId: PersonId,
  { limit, cursor: after }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<Deed>> => {
  const { items, cursor } = await query(table, { pk: partition(personId), prefix: DEEDS, limit, after }, DeedRow);
  return { items: items.map(({ item }) => item), cursor };
};

/** The deed behind a code as it is now; the index only says whose it is. */
export const findByCode = async (table: Table, code: string): Promise<Deed | undefined> => {
  const found = await query(table, { index: 'lists', pk: codeList(code), prefix: '', limit: 1 }, DeedRow);
  const [row] = found.items;
  return row === undefined ? undefined : (await read(table, keyOf(row.item), DeedRow))?.item;
};
