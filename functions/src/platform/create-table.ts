import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceNotFoundException,
  DescribeTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { TABLE_SHAPE, VAULT_SHAPE } from './table-shape.ts';

const exists = async (client: DynamoDBClient, name: string): Promise<boolean> => {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
};

type Shape = { readonly partitionKey: string; readonly sortKey: string; readonly timeToLive: string };
type More = Partial<CreateTableCommandInput>;

const keySchema = (partition: string, sort: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];
const texts = (...names: readonly string[]): CreateTableCommandInput['AttributeDefinitions'] =>
  names.map((name) => ({ AttributeName: name, AttributeType: 'S' }));

/** @returns whether it was created: a table that is there stays as it is. */
const create = async (client: DynamoDBClient, name: string, shape: Shape, more: More = {}): Promise<boolean> => {
  if (await exists(client, name)) return false;
  const { partitionKey, sortKey, timeToLive } = shape;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: texts(partitionKey, sortKey),
      KeySchema: keySchema(partitionKey, sortKey),
      ...more,
    }),
  );
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { Enabled: true, AttributeName: timeToLive },
    }),
  );
  return true;
};

/** Creates the table unless it is there. @returns whether it was created. */
export const createTable = (client: DynamoDBClient, name: string): Promise<boolean> => {
  const { partitionKey, sortKey, listIndex } = TABLE_SHAPE;
  return create(client, name, TABLE_SHAPE, {
    AttributeDefinitions: texts(partitionKey, sortKey, listIndex.partitionKey, listIndex.sortKey),
    GlobalSecondaryIndexes: [
      {
        IndexName: listIndex.name,
        KeySchema: keySchema(listIndex.partitionKey, listIndex.sortKey),
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
};

/** The same for the vault's table. */
export const createVaultTable = (client: DynamoDBClient, name: string): Promise<boolean> =>
  create(client, name, VAULT_SHAPE);
