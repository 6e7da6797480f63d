/** The one table: local start, tests and CDK all build it from here. */
export const TABLE_SHAPE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** For lists that may lag; no decision about money is read from it. Items opt in by carrying both keys. */
  listIndex: { name: 'lists', partitionKey: 'listPk', sortKey: 'listSk' },
  /** Epoch seconds after which DynamoDB may remove an item; nothing relies on when. */
  timeToLive: 'removeAfter',
} as const;
