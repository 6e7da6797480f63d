import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { TABLE_SHAPE } from '../../functions/src/platform/table-shape.ts';
import type { DataStack } from './data-stack.ts';
import type { StageSettings } from './stages.ts';

type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** For each action, the first words of the partition keys it is done to. A transaction needs the rights of its parts. */
type TableRights = {
  readonly table: { readonly [A in TableAction]?: readonly string[] };
  /** Partitions of the list index that are queried. */
  readonly lists?: readonly string[];
};

/** What each function does to the table. Keys come from the `store.ts` files. */
export const TABLE_RIGHTS = {
  api: {
    table: {
      GetItem: [
        'CAMPAIGN',
        'IDENTITY',
        'INVITATION',
        'MODEL',
        'OFFER',
        'OPENID',
        'PERSON',
        'PHONE',
        'REMEMBERED',
        'SHOP',
        'TICKET',
        'TOKEN',
      ],
      BatchGetItem: ['MODEL', 'PERSON', 'POOL', 'REMEMBERED'],
      Query: ['DISAVOWALS', 'NUMBER', 'PERSON', 'SHOP', 'STAFF'],
      PutItem: [
        'CAMPAIGN',
        'DISAVOWALS',
        'IDENTITY',
        'INVITATION',
        'INVOICE',
        'LEDGER',
        'OFFER',
        'OPENID',
        'PERSON',
        'PHONE',
        'POOL',
        'REMEMBERED',
        'SERIAL',
        'SHOP',
        'STAFF',
        'TICKET',
        'TOKEN',
      ],
      DeleteItem: ['PERSON', 'STAFF'],
      UpdateItem: ['NUMBER', 'PERSON', 'POOL'],
      ConditionCheckItem: ['PERSON'],
    },
    lists: ['CAMPAIGNS', 'MODELS', 'STAFF'],
  },
  'index-vouchers': { table: { PutItem: ['DEADLINE', 'NUMBER'] } },
  'earn-points': { table: { GetItem: ['CAMPAIGN'], PutItem: ['PERSON'] } },
  'fold-releases': { table: { UpdateItem: ['POOL'], DeleteItem: ['POOL'] } },
  'notify-principals': { table: { PutItem: ['PERSON'] } },
  'expire-vouchers': {
    table: {
      GetItem: ['CAMPAIGN', 'PERSON'],
      Query: ['DEADLINE'],
      PutItem: ['PERSON', 'POOL'],
      DeleteItem: ['DEADLINE'],
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

const statements = ({ table }: DataStack, rights: TableRights): PolicyStatement[] => [
  ...Object.entries(rights.table).map(([action, prefixes]) => allow(action, table.tableArn, prefixes)),
  ...(rights.lists === undefined
    ? []
    : [allow('Query', `${table.tableArn}/index/${TABLE_SHAPE.listIndex.name}`, rights.lists)]),
];

/** "Unsafe" only in name: the template holds references that CloudFormation resolves while it deploys. */
const secretsOf = ({ masterKey, wechat }: DataStack) => ({
  MASTER_KEY: masterKey.secretValue.unsafeUnwrap(),
  WECHAT_APP_ID: wechat.secretValueFromJson('appId').unsafeUnwrap(),
  WECHAT_SECRET: wechat.secretValueFromJson('secret').unsafeUnwrap(),
});

/** The environment and the rights of a function that works on the table. */
export const onTable = (data: DataStack, settings: StageSettings, file: TableFunction) => ({
  file,
  settings,
  policy: statements(data, TABLE_RIGHTS[file]),
  environment: {
    TABLE_NAME: data.table.tableName,
    STAGE: settings.mode,
    ...(file === 'api' ? { ...secretsOf(data), IDENTITY_API_ORIGIN: settings.identityApiOrigin } : {}),
  },
});
