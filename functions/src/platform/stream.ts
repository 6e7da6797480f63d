import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';

/** An item before and after one change, as the table's stream tells it. */
export type Change = {
  readonly before: Record<string, unknown> | undefined;
  readonly after: Record<string, unknown> | undefined;
};

// the Lambda types and the SDK types write the same wire format differently
const itemIn = (image: unknown): Change['before'] =>
  image === undefined ? undefined : unmarshall(image as Record<string, AttributeValue>);

export const changesOf = ({ Records }: DynamoDBStreamEvent): Change[] =>
  Records.map(({ dynamodb }) => ({ before: itemIn(dynamodb?.OldImage), after: itemIn(dynamodb?.NewImage) }));
