import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { TABLE_SHAPE } from '../../functions/src/platform/table-shape.ts';
import type { DataStack } from './data-stack.ts';
import type { StageSettings } from './stages.ts';

type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';
type Rights = { readonly [A in TableAction]?: readonly string[] };

/** For each action, the first words of the partition keys it is done to. A transaction needs the rights of its parts. */
type TableRights = {
  readonly table: Rights;
  /** The same for the vault's table. */
  readonly vault?: Rights;
  /** Partitions of the list index that are queried. */
  readonly lists?: readonly string[];
};

/** What each function does to the table. Keys come from the `store.ts` files. */
export const TABLE_RIGHTS = {
  api: {
    table: {
      GetItem: [
        'API-KEY',
        'APPEAL',
        'CAMPAIGN',
        'CATALOGUE',
        'DIGESTS',
        'DRAW',
        'FAIR',
        'IDENTITY',
        'INVITATION',
        'MODEL',
        'OFFER',
        'OPENID',
        'PERSON',
        'PHONE',
        'PRICES',
        'RECALLS',
        'REGISTER',
        'REMEMBERED',
        'REWARD',
        'RUSH',
        'SHOP',
        'TICKET',
        'TILL',
        'TOKEN',
        'UPLOAD',
      ],
      BatchGetItem: [
        'API-KEY',
        'BATCH',
        'FAIR',
        'MODEL',
        'PERSON',
        'POOL',
        'PRICES',
        'REMEMBERED',
        'RUSH',
        'SHOP',
        'TILL',
        'UPLOAD',
      ],
      BatchWriteItem: ['LIKENESS', 'MODEL'],
      // what is tried out becomes its own conditions
      ConditionCheckItem: [
        'CAMPAIGN',
        'EVIDENCE',
        'IMEI',
        'INVOICE',
        'LEDGER',
        'PERSON',
        'POOL',
        'REMEMBERED',
        'SERIAL',
        'SHOP',
        'TILL',
        'UPLOAD',
      ],
      Query: [
        'CAMPAIGN',
        'CATALOGUE',
        'DISAVOWALS',
        'DRAW',
        'LEDGER',
        'LIKENESS',
        'LINE',
        'NUMBER',
        'PERSON',
        'RECALLS',
        'REGISTER',
        'REGISTER-OF',
        'SHOP',
        'SIGNERS',
        'STAFF',
      ],
      PutItem: [
        'ALIKE',
        'ALLOTTING',
        'API-KEY',
        'APPEAL',
        'CAMPAIGN',
        'CATALOGUE',
        'DEED-REFERENCE',
        'DISAVOWALS',
        'DRAW',
        'DROPS',
        'EVIDENCE',
        'FAIR',
        'FAIR-TELLINGS',
        'IDENTITY',
        'IMEI',
        'INVITATION',
        'INVOICE',
        'LEDGER',
        'LINE',
        'LOT-ENDS',
        'OFFER',
        'OPENID',
        'PERSON',
        'PHONE',
        'POOL',
        'RECALLS',
        'REGISTER',
        'REGISTER-OF',
        'REMEMBERED',
        'REWARD',
        'RUSH',
        'SERIAL',
        'SHOP',
        'STAFF',
        'STOPS',
        'TICKET',
        'TILL',
        'TOKEN',
        'TRANCHES',
        'UPLOAD',
        'USCC',
      ],
      DeleteItem: [
        'CAMPAIGN',
        'IMEI',
        'LINE',
        'OPENID',
        'PERSON',
        'PHONE',
        'SERIAL',
        'SHOP',
        'STAFF',
        'TRANCHES',
        'USCC',
      ],
      UpdateItem: [
        'API-KEY',
        'CATALOGUE',
        'DRAW',
        'FAIR',
        'NUMBER',
        'PERSON',
        'POOL',
        'RECALLS',
        'REWARD',
        'RUSH',
        'SHOP',
        'TILL',
      ],
    },
    vault: {
      BatchGetItem: ['PERSON'],
      ConditionCheckItem: ['PERSON'],
      DeleteItem: ['PERSON'],
      PutItem: ['PERSON'],
      Query: ['PERSON'],
    },
    lists: [
      'ALIKE',
      'API-KEYS',
      'APPEALS',
      'CAMPAIGNS',
      'DEED-CODE',
      'EVIDENCE-DUE',
      'FAIRS',
      'HELD-UNITS',
      'PROMOTIONS',
      'RAISED-PRICES',
      'RECALLS',
      'RECEIPTS',
      'REGISTER',
      'RETURNED',
      'REWARD-CODE',
      'REWARDS',
      'STAFF',
      'STORES',
      'TILLS',
    ],
  },
  'index-vouchers': { table: { PutItem: ['DEADLINE', 'NUMBER'] } },
  'earn-points': { table: { GetItem: ['CAMPAIGN', 'PERSON'], PutItem: ['LOT-ENDS', 'PERSON'] } },
  'follow-prices': { table: { GetItem: ['CAMPAIGN', 'PRICES', 'SHOP'], PutItem: ['PRICES', 'SHOP'] } },
  'follow-units': { table: { GetItem: ['CAMPAIGN', 'SHOP'], PutItem: ['SHOP'] } },
  'report-units': { table: { PutItem: ['SHOP'] }, lists: ['UNIT-REPORTS'] },
  'fold-releases': { table: { UpdateItem: ['POOL'], DeleteItem: ['POOL'] } },
  'notify-principals': { table: { PutItem: ['PERSON'] } },
  'write-receipts': { table: { GetItem: ['CAMPAIGN', 'PERSON', 'SHOP'], PutItem: ['PERSON'] } },
  'sign-receipts': {
    table: {
      GetItem: ['SIGNERS'],
      PutItem: ['BATCH', 'SIGNERS'],
      BatchWriteItem: ['PERSON'],
    },
    lists: ['UNSIGNED'],
  },
  'expire-vouchers': {
    table: {
      GetItem: ['CAMPAIGN', 'FAIR', 'PERSON', 'SHOP'],
      Query: ['DEADLINE', 'FAIR-TELLINGS', 'LOT-ENDS'],
      PutItem: ['DEADLINE', 'PERSON', 'POOL', 'SHOP'],
      DeleteItem: ['DEADLINE', 'FAIR-TELLINGS', 'LOT-ENDS'],
    },
    lists: ['FAIR-SIGN-UPS', 'ORDERS-DUE'],
  },
  'let-out-drops': {
    table: {
      GetItem: ['CAMPAIGN'],
      BatchGetItem: ['POOL'],
      Query: ['DROPS', 'TRANCHES'],
      PutItem: ['CAMPAIGN', 'DROPS', 'POOL'],
      UpdateItem: ['POOL'],
      DeleteItem: ['DROPS', 'TRANCHES'],
    },
  },
  'settle-leases': {
    table: {
      GetItem: ['LEASES'],
      BatchGetItem: ['POOL'],
      Query: ['LEASES'],
      PutItem: ['LEASES'],
      UpdateItem: ['LEASES', 'POOL'],
      DeleteItem: ['LEASES'],
    },
  },
  'lapse-awards': {
    table: { PutItem: ['PERSON', 'POOL'], UpdateItem: ['DRAW'] },
    lists: ['AWARDS-DUE'],
  },
  'run-draws': {
    table: {
      GetItem: ['CAMPAIGN', 'DRAW'],
      BatchGetItem: ['POOL'],
      Query: ['ALLOTTING', 'DRAW'],
      PutItem: ['CAMPAIGN', 'DRAW', 'PERSON'],
      BatchWriteItem: ['DRAW'],
      UpdateItem: ['DRAW', 'POOL'],
    },
  },
  'rescue-vouchers': {
    table: {
      GetItem: ['PERSON', 'REGISTER', 'SHOP'],
      Query: ['SHOP', 'STOPS'],
      PutItem: ['DEADLINE', 'PERSON', 'RESCUE'],
      UpdateItem: ['SHOP'],
      DeleteItem: ['DEADLINE', 'STOPS'],
    },
  },
  'offer-freed': {
    table: {
      GetItem: ['CAMPAIGN'],
      BatchGetItem: ['POOL'],
      Query: ['ALLOTTING', 'LINE'],
      PutItem: ['PERSON'],
      UpdateItem: ['PERSON', 'POOL'],
      DeleteItem: ['ALLOTTING', 'LINE'],
    },
  },
} as const satisfies Record<string, TableRights>;
export type TableFunction = keyof typeof TABLE_RIGHTS;

const allow = (action: string, resource: string, prefixes: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [`dynamodb:${action}`],
    resources: [resource],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.map((prefix) => `${prefix}#*`) },
    },
  });

const allowAll = (rights: Rights, resource: string): PolicyStatement[] =>
  Object.entries(rights).map(([action, prefixes]) => allow(action, resource, prefixes));

/** Data keys are asked for in the name of a person; without that KMS gives none. */
const openVault = ({ vaultKey }: DataStack): PolicyStatement =>
  new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [vaultKey.keyArn],
    conditions: { StringLike: { 'kms:EncryptionContext:person': 'per_*' } },
  });

/** Files under the vault's key: S3 asks KMS in the bucket's name, not in a person's. */
const openObjects = ({ objects, vaultKey }: DataStack): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
    resources: [objects.arnForObjects('sent/*'), objects.arnForObjects('kept/*')],
  }),
  new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [vaultKey.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': objects.bucketArn } },
  }),
];

const statements = (data: DataStack, rights: TableRights): PolicyStatement[] => [
  ...allowAll(rights.table, data.table.tableArn),
  ...(rights.vault === undefined ? [] : [...allowAll(rights.vault, data.vault.tableArn), openVault(data)]),
  ...(rights.lists === undefined
    ? []
    : [allow('Query', `${data.table.tableArn}/index/${TABLE_SHAPE.listIndex.name}`, rights.lists)]),
];

/** "Unsafe" only in name: the template holds references that CloudFormation resolves while it deploys. */
const secretsOf = ({ masterKey, digestKeys, wechat, map }: DataStack) => ({
  MASTER_KEY: masterKey.secretValue.unsafeUnwrap(),
  DIGEST_KEYS: digestKeys.map(({ secretValue }) => secretValue.unsafeUnwrap()).join(','),
  WECHAT_APP_ID: wechat.secretValueFromJson('appId').unsafeUnwrap(),
  WECHAT_SECRET: wechat.secretValueFromJson('secret').unsafeUnwrap(),
  MAP_API_KEY: map.secretValueFromJson('key').unsafeUnwrap(),
});

const vaultOf = ({ vault, vaultKey, objects }: DataStack) => ({
  VAULT_TABLE_NAME: vault.tableName,
  VAULT_KEY_ID: vaultKey.keyArn,
  OBJECTS_BUCKET: objects.bucketName,
});

/** The environment and the rights of a function that works on the table. */
export const onTable = (data: DataStack, settings: StageSettings, file: TableFunction) => ({
  file,
  settings,
  policy: [...statements(data, TABLE_RIGHTS[file]), ...(file === 'api' ? openObjects(data) : [])],
  environment: {
    TABLE_NAME: data.table.tableName,
    STAGE: settings.mode,
    ...(file === 'sign-receipts' ? { RECEIPT_KEY: data.receiptKey.secretValue.unsafeUnwrap() } : {}),
    ...(file === 'report-units' ? { NATIONAL_PLATFORM_ORIGIN: settings.nationalPlatformOrigin } : {}),
    ...(file === 'api'
      ? { ...secretsOf(data), ...vaultOf(data), IDENTITY_API_ORIGIN: settings.identityApiOrigin }
      : {}),
  },
});
