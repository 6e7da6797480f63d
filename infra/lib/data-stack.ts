import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { TABLE_SHAPE, VAULT_SHAPE } from '../../functions/src/platform/table-shape.ts';
import { keepLogicalId } from './logical-id.ts';
import type { StageSettings } from './stages.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

const keys = (partition: string, sort: string) => ({ partitionKey: text(partition), sortKey: text(sort) });

const KEPT_SAFE = {
  billingMode: BillingMode.PAY_PER_REQUEST,
  encryption: TableEncryption.AWS_MANAGED,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

const MANAGE_KEY = [
  'CancelKeyDeletion',
  'DescribeKey',
  'DisableKey',
  'EnableKey',
  'EnableKeyRotation',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListResourceTags',
  'PutKeyPolicy',
  'UpdateKeyDescription',
].map((action) => `kms:${action}`);

const addTable = (scope: Construct): Table => {
  const { partitionKey, sortKey, listIndex, timeToLive } = TABLE_SHAPE;
  const table = new Table(scope, 'Table', {
    ...KEPT_SAFE,
    ...keys(partitionKey, sortKey),
    timeToLiveAttribute: timeToLive,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
  });
  table.addGlobalSecondaryIndex({
    indexName: listIndex.name,
    ...keys(listIndex.partitionKey, listIndex.sortKey),
  });
  return table;
};

/** Personal data, encrypted before it comes here. No stream and no index: it is read nowhere else. */
const addVault = (scope: Construct): Table => {
  const { partitionKey, sortKey, timeToLive } = VAULT_SHAPE;
  return new Table(scope, 'VaultTable', {
    ...KEPT_SAFE,
    ...keys(partitionKey, sortKey),
    timeToLiveAttribute: timeToLive,
  });
};

/**
 * Wraps each person's data key; new material every year, old keys still open. Who holds the account may manage it but not
 * delete it: without it nothing in the vault can be read. Functions use it by their own policies.
 */
const addVaultKey = (scope: Construct): Key =>
  new Key(scope, 'VaultKey', {
    description: 'wraps the data keys of the vault',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          principals: [new AccountRootPrincipal()],
          actions: [...MANAGE_KEY, 'kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'],
        }),
      ],
    }),
  });

/** Assumption: as long as a subsidy may be audited and asked back. */
const OBJECTS_KEPT_DAYS = 1_825;

/**
 * Photos and documents: personal data, private, under the vault's key. What came by a link and was never looked at goes after a
 * day. Forms are posted from the web app too, and signed one by one.
 */
const addObjects = (scope: Construct, vaultKey: Key): Bucket =>
  new Bucket(scope, 'Objects', {
    encryption: BucketEncryption.KMS,
    encryptionKey: vaultKey,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    cors: [{ allowedMethods: [HttpMethods.POST, HttpMethods.GET], allowedOrigins: ['*'], allowedHeaders: ['*'] }],
    lifecycleRules: [
      { prefix: 'sent/', expiration: Duration.days(1) },
      { prefix: 'kept/', expiration: Duration.days(OBJECTS_KEPT_DAYS) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });

/**
 * 32 random bytes in hex, made by CloudFormation so that nobody ever sees them. Any change to how it is generated makes a new
 * key, and with it every session, voucher code, serial lock and WeChat sign-in worthless; a test pins it. Receipts are signed
 * with one of their own, which may be another at any time: the public halves of all of them stay in the table.
 */
const addKey = (scope: Construct, id: string): Secret =>
  new Secret(scope, id, {
    generateSecretString: {
      passwordLength: 64,
      excludeUppercase: true,
      excludePunctuation: true,
      excludeCharacters: 'ghijklmnopqrstuvwxyz',
      requireEachIncludedType: false,
    },
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Our mini-program's account with WeChat. Made with a secret that fits nothing: a person puts the real ones in. */
const addWeChat = (scope: Construct): Secret =>
  new Secret(scope, 'WeChat', {
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ appId: 'wx0000000000000000' }),
      generateStringKey: 'secret',
    },
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Our key to the map service. Made with a key that fits nothing: a person puts the real one in. */
const addMap = (scope: Construct): Secret =>
  new Secret(scope, 'Map', {
    generateSecretString: { secretStringTemplate: JSON.stringify({}), generateStringKey: 'key' },
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** The name says which digest version it makes. */
const addDigestKeys = (scope: Construct, count: number): Secret[] =>
  Array.from({ length: count }, (_, index) => `DigestKey${index + 2}`).map((id) =>
    keepLogicalId(addKey(scope, id), id),
  );

type DataStackProps = StackProps & { readonly settings: StageSettings };

/** What must survive every deployment. */
export class DataStack extends Stack {
  readonly table: Table;
  readonly vault: Table;
  readonly vaultKey: Key;
  readonly objects: Bucket;
  readonly masterKey: Secret;
  readonly receiptKey: Secret;
  readonly digestKeys: readonly Secret[];
  readonly wechat: Secret;
  readonly map: Secret;

  constructor(scope: Construct, id: string, { settings, ...props }: DataStackProps) {
    super(scope, id, { ...props, analyticsReporting: false, terminationProtection: true });
    this.table = keepLogicalId(addTable(this), 'Table');
    this.vault = keepLogicalId(addVault(this), 'VaultTable');
    this.vaultKey = keepLogicalId(addVaultKey(this), 'VaultKey');
    this.objects = keepLogicalId(addObjects(this, this.vaultKey), 'Objects');
    this.masterKey = keepLogicalId(addKey(this, 'MasterKey'), 'MasterKey');
    this.receiptKey = keepLogicalId(addKey(this, 'ReceiptKey'), 'ReceiptKey');
    this.digestKeys = addDigestKeys(this, settings.digestKeys);
    this.wechat = keepLogicalId(addWeChat(this), 'WeChat');
    this.map = keepLogicalId(addMap(this), 'Map');
  }
}
