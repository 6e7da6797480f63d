import { dynamoClient, openTable } from '../platform/open-table.ts';
import type { Table } from '../platform/table.ts';
import { readEngineNote } from './engine.ts';
import { LOCAL_TABLE } from './house.ts';
import { StartError } from './start-error.ts';

/** The table of the house that runs on this data, of `DYNAMODB_ENDPOINT`, or the deployed one that `TABLE_NAME` names: for commands beside it. */
export const runningTable = async (
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Table> => {
  const { TABLE_NAME: deployed, DYNAMODB_ENDPOINT: named } = env;
  if (deployed !== undefined) return openTable(dynamoClient(named), deployed);
  const note = await readEngineNote(dataDir);
  const endpoint = named ?? (note === undefined ? undefined : `http://127.0.0.1:${note.port}`);
  if (endpoint === undefined)
    throw new StartError('Nothing is running here: start the house first, or name DYNAMODB_ENDPOINT.');
  return openTable(dynamoClient(endpoint), LOCAL_TABLE);
};
