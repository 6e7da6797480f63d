import { expect, test } from 'vitest';
import { TABLE_SHAPE, VAULT_SHAPE } from '../../functions/src/platform/table-shape.ts';
import { STAGES, stageNamed } from './stages.ts';
import { type Resource, functionsOf, synthesize, textOf } from './synthesize.ts';

const house = synthesize('production');
const ofType = (type: string): [string, Resource][] => [...house.resources].filter(([, { Type }]) => Type === type);
const propertiesOf = (id: string) => house.resources.get(id)?.Properties;

const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

test('the table is the one of TABLE_SHAPE, on demand, with a stream, kept safe', () => {
  const { partitionKey, sortKey, listIndex, timeToLive } = TABLE_SHAPE;
  expect(ofType('AWS::DynamoDB::Table')).toHaveLength(2);
  expect(propertiesOf('Table')).toEqual({
    AttributeDefinitions: [partitionKey, sortKey, listIndex.partitionKey, listIndex.sortKey].map((name) => ({
      AttributeName: name,
      AttributeType: 'S',
    })),
    KeySchema: keys(partitionKey, sortKey),
    GlobalSecondaryIndexes: [
      {
        IndexName: listIndex.name,
        KeySchema: keys(listIndex.partitionKey, listIndex.sortKey),
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    SSESpecification: { SSEEnabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
  });
});

test('the vault’s table is the one of VAULT_SHAPE: no stream, no index, kept safe', () => {
  const { partitionKey, sortKey, timeToLive } = VAULT_SHAPE;
  expect(propertiesOf('VaultTable')).toEqual({
    AttributeDefinitions: [partitionKey, sortKey].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keys(partitionKey, sortKey),
    BillingMode: 'PAY_PER_REQUEST',
    TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
    SSESpecification: { SSEEnabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
  });
});

test('files are private, under the vault’s key, and go by themselves: what nobody looked at after a day', () => {
  expect(propertiesOf('Objects')).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
      ],
    },
    LifecycleConfiguration: {
      Rules: [
        { Prefix: 'sent/', ExpirationInDays: 1, Status: 'Enabled' },
        { Prefix: 'kept/', ExpirationInDays: 1_825, Status: 'Enabled' },
      ],
    },
  });
});

test('the vault’s key is ours and gets new material every year', () => {
  expect(propertiesOf('VaultKey')).toMatchObject({ EnableKeyRotation: true });
});

test.each(['MasterKey', 'DigestKey2', 'ReceiptKey'])(
  '%s is generated as ever: another rule would make another key',
  (id) => {
    expect(propertiesOf(id)).toEqual({
      GenerateSecretString: {
        PasswordLength: 64,
        ExcludeUppercase: true,
        ExcludePunctuation: true,
        ExcludeCharacters: 'ghijklmnopqrstuvwxyz',
        RequireEachIncludedType: false,
      },
    });
  },
);

test('each queue feeds one consumer, takes failures back one by one, and sets them aside after five', () => {
  const sources = ofType('AWS::Lambda::EventSourceMapping').filter(([id]) => !id.startsWith('RouteEvents'));
  expect(sources).toHaveLength(7);
  for (const [id, { Properties }] of sources) {
    const name = id.replace(/Mapping\w*$/, '');
    expect(Properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    expect(textOf(house, Properties['EventSourceArn'])).toBe(`\${${name}Queue.Arn}`);
    expect(textOf(house, Properties['FunctionName'])).toMatch(new RegExp(`^\\$\\{${name}Function`));
    const redrive = propertiesOf(`${name}Queue`)?.['RedrivePolicy'];
    expect(redrive).toEqual({
      deadLetterTargetArn: { 'Fn::GetAtt': [`${name}FailedQueue`, 'Arn'] },
      maxReceiveCount: 5,
    });
  }
});

test('a message stays hidden for six timeouts of its consumer, and keeps for two weeks once set aside', () => {
  const consumers = functionsOf(house).filter(([file]) => /^(index|earn|fold|notify|write)-/.test(file));
  const timeouts = new Set(consumers.map(([, { Properties }]) => Properties['Timeout']));
  expect([...timeouts]).toEqual([30]);
  for (const [id, { Properties }] of ofType('AWS::SQS::Queue'))
    expect({ id, ...Properties }).toMatchObject(
      id.endsWith('FailedQueue') ? { MessageRetentionPeriod: 14 * 86_400 } : { VisibilityTimeout: 180 },
    );
});

test('the stream goes to the router from its beginning, halved on failure, and what fails for good is kept', () => {
  const [, mapping] = ofType('AWS::Lambda::EventSourceMapping').find(([id]) => id.startsWith('RouteEvents')) ?? [];
  expect(mapping?.Properties).toMatchObject({
    StartingPosition: 'TRIM_HORIZON',
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 30,
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['RouteEventsFailedQueue', 'Arn'] } } },
  });
  // the router fails as a whole; to promise item failures would lose what it does not name
  expect(mapping?.Properties).not.toHaveProperty('FunctionResponseTypes');
});

test('vouchers expire every minute, one run at a time', () => {
  expect(ofType('AWS::Events::Rule').map(([, { Properties }]) => Properties['ScheduleExpression'])).toEqual([
    'rate(1 minute)',
    'rate(1 minute)',
  ]);
  expect(Object.fromEntries(functionsOf(house))['expire-vouchers']?.Properties['Timeout']).toBe(60);
});

test('nothing assumes the partition, the account or the addresses of AWS outside China', () => {
  const text = JSON.stringify(house.templates);
  expect(text).not.toMatch(/arn:aws:/);
  expect(text.replaceAll(/"[a-z]+\.amazonaws\.com"/g, '')).not.toMatch(/amazonaws\.com(?!\.cn)/);
  expect(text).not.toMatch(/us-east-1|\b\d{12}\b/);
});

test('nothing is tagged: event source mappings in the China Regions refuse tags', () => {
  expect(JSON.stringify(house.templates)).not.toContain('"Tags"');
});

test('only staging is a demonstration, and a stage or a Region nobody knows is refused', () => {
  expect(STAGES.production.mode).toBe('production');
  expect(stageNamed('production', undefined).region).toBe('cn-north-1');
  expect(stageNamed('staging', 'cn-north-1').region).toBe('cn-north-1');
  expect(() => stageNamed('toString', undefined)).toThrow('STAGE must be one of staging, production');
  expect(() => stageNamed('staging', 'us-east-1')).toThrow('REGION must be one of');
});
