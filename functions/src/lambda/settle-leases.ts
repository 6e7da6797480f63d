import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { readStreamArn } from '../platform/config.ts';
import { streamReader } from '../platform/stream-reader.ts';
import { settleLeases } from '../lease/settle-leases.ts';
import { deps } from './deps.ts';

const arn = readStreamArn(process.env);
const stream = streamReader(new DynamoDBStreamsClient({}), () => Promise.resolve(arn));
const settle = settleLeases({ ...deps, stream });

/** Runs on a schedule; goes on until nothing can be settled. */
export const handler = async (): Promise<void> => {
  while ((await settle()) > 0);
};
