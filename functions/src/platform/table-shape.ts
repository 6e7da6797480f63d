/** The table of everything but personal data: local start, tests and CDK all build it from here. */
export const TABLE_SHAPE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** For lists that may lag; no decision about money is read from it. Items opt in by carrying both keys. */
  listIndex: { name: 'lists', partitionKey: 'listPk', sortKey: 'listSk' },
  /** Epoch seconds after which DynamoDB may remove an item; nothing relies on when. */
  timeToLive: 'removeAfter',
} as const;

/** The vault's table: personal data, encrypted. Without stream and index, so that it goes nowhere else. */
export const VAULT_SHAPE = { partitionKey: 'pk', sortKey: 'sk', timeToLive: 'removeAfter' } as const;
